using System.Diagnostics.CodeAnalysis;

namespace Recording.Core.Streams;

/// <summary>
/// The address of an RTMP stream, <c>rtmp[s]://[user[:password]@]host[:port]/app[/...]/stream[?arguments]</c>. User, password and
/// arguments may be secret (a stream key, a token): <see cref="Redacted"/> and <see cref="Redact"/> take them out.
/// </summary>
public sealed class RtmpUrl
{
    /// <summary>Longest address that is taken, in characters.</summary>
    public const int MaxLength = 2048;

    private const string Mask = "***";
    private readonly List<string> _secrets;

    private RtmpUrl(string text, Uri uri, string app, string stream)
    {
        Text = text;
        Domain = uri.IdnHost;
        App = app;
        Stream = stream;
        Query = uri.Query.TrimStart('?');
        var authority = uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}";
        Redacted = $"{uri.Scheme}://{authority}{uri.AbsolutePath}{(Query.Length > 0 ? "?" + Mask : "")}";
        _secrets = [.. new[] { text, Query, uri.UserInfo, RawQuery(text) }
            .Where(secret => secret.Length > 0)
            .Distinct()
            .OrderByDescending(secret => secret.Length)];
    }

    /// <summary>The whole address, secrets included: for FFmpeg and nothing else.</summary>
    public string Text { get; }

    /// <summary>Host without port, in lower case since hosts differ in no other: the vendor's DomainName.</summary>
    public string Domain { get; }

    /// <summary>The path without its last part: the vendor's AppName.</summary>
    public string App { get; }

    /// <summary>The last part of the path: the vendor's StreamName.</summary>
    public string Stream { get; }

    /// <summary>The address without user, password and arguments, for answers, records and logs.</summary>
    public string Redacted { get; }

    private string Query { get; }

    /// <summary>The arguments whose names begin with <c>callback_</c>, which the vendor hands on in callbacks; the first value of each wins.</summary>
    public IReadOnlyDictionary<string, string> CallbackArguments()
    {
        var arguments = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = Uri.UnescapeDataString(parts[0]);
            if (name.StartsWith("callback_", StringComparison.Ordinal))
                arguments.TryAdd(name, parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
        }

        return arguments;
    }

    /// <summary>Takes this address's secrets out of a text of any origin, such as what FFmpeg prints.</summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var secret in _secrets)
            text = text.Replace(secret, secret == Text ? Redacted : Mask, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Reads an address; on failure <paramref name="reason"/> says what to change.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RtmpUrl? url, out string reason)
    {
        url = null;
        reason = Check(text, out var uri, out var path);
        if (reason.Length > 0)
            return false;

        var cut = path.LastIndexOf('/');
        url = new RtmpUrl(text!, uri!, Uri.UnescapeDataString(path[..cut]), Uri.UnescapeDataString(path[(cut + 1)..]));
        return true;
    }

    private static string Check(string? text, out Uri? uri, out string path)
    {
        (uri, path) = (null, "");
        if (string.IsNullOrEmpty(text))
            return "It must not be empty.";
        if (text.Length > MaxLength)
            return "It must have at most 2048 characters.";
        // A blank would begin an option of FFmpeg's RTMP reader; control characters have no place in an address.
        if (text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or '\\' or '<' or '>'))
            return "It must not have blanks, control characters, quotes, backslashes or angle brackets.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out uri) || uri.Scheme is not ("rtmp" or "rtmps"))
            return "It must begin with rtmp:// or rtmps://.";
        if (!HostName.TryRead(uri, out _))
            return "It must name a host.";

        path = uri.AbsolutePath.Trim('/');
        return path.Contains('/', StringComparison.Ordinal) ? "" : "It must name an application and a stream, as in rtmp://host/app/stream.";
    }

    private static string RawQuery(string text)
    {
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? "" : text[(mark + 1)..];
    }
}
