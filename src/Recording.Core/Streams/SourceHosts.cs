namespace Recording.Core.Streams;

/// <summary>The hosts that a service records from: names and addresses as they are, and <c>*.example.com</c> for all names below one.</summary>
public static class SourceHosts
{
    private const string Below = "*.";

    /// <summary>Whether a host is one of them. An empty list means any host. Names are compared without regard to case, addresses as text.</summary>
    public static bool Allow(IEnumerable<string> allowed, string host)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        ArgumentNullException.ThrowIfNull(host);
        var any = true;
        foreach (var pattern in allowed)
        {
            any = false;
            if (IsMatch(pattern, host.Trim('[', ']').TrimEnd('.')))
                return true;
        }

        return any;
    }

    /// <summary>Whether a text may stand in the list.</summary>
    public static bool IsPattern(string? text) =>
        text is { Length: > 0 }
        && Uri.CheckHostName(text.StartsWith(Below, StringComparison.Ordinal) ? text[Below.Length..] : text) != UriHostNameType.Unknown;

    private static bool IsMatch(string pattern, string host) => pattern.StartsWith(Below, StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase) && host.Length > pattern.Length - 1
        : string.Equals(host, pattern.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
}
