using System.Diagnostics.CodeAnalysis;

namespace Recording.Core.Streams;

/// <summary>The name of a streaming domain in the one form in which domains are compared: that of <see cref="RtmpUrl.Domain"/>.</summary>
public static class StreamDomain
{
    /// <summary>Longest name that is taken, in characters: that of a DNS name.</summary>
    public const int MaxLength = 253;

    /// <summary>Reads a host name or an IP address without port; case does not matter, nor whether an international name is written in ASCII.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? domain)
    {
        ArgumentNullException.ThrowIfNull(text);
        domain = null;
        if (text.Length is 0 or > MaxLength || text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || "/\\?#@%\"<>".Contains(c, StringComparison.Ordinal)))
            return false;

        // Only an IPv6 address has colons; a port would leave no address between the brackets.
        var host = text.Contains(':', StringComparison.Ordinal) ? $"[{text.TrimStart('[').TrimEnd(']')}]" : text;
        return Uri.TryCreate($"rtmp://{host}/", UriKind.Absolute, out var uri) && HostName.TryRead(uri, out domain);
    }
}
