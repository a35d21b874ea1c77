using Recording.Contracts.Queries;
using Recording.Core.Parameters;
using Recording.Core.Streams;

namespace Recording.Core.Operations;

/// <summary>Parameters that several operations share.</summary>
internal static class CommonParameters
{
    /// <summary>An http or https address of at most 2048 characters, or null when absent.</summary>
    public static string? NotifyUrl(ParameterReader reader) => WebAddress(reader, "NotifyUrl");

    /// <summary>An http or https address of at most so many characters, or null when absent.</summary>
    public static string? WebAddress(ParameterReader reader, string name, int maxLength = 2048)
    {
        var text = reader.Text(name, maxLength);
        if (text is null)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !HostName.TryRead(uri, out _))
            reader.Reject(name, "It must begin with http:// or https:// and name a host.");
        else if (uri.UserInfo.Length > 0)
            reader.Reject(name, "It must not hold a user name or password.");
        return text;
    }

    /// <summary>PageNo (default 1) and PageSize (default 10).</summary>
    public static PageRequest Page(ParameterReader reader, int minSize, int maxSize) =>
        new(reader.WholeNumber("PageNo", 1, 100_000) ?? 1, reader.WholeNumber("PageSize", minSize, maxSize) ?? 10);

    /// <summary>SortBy, asc or desc.</summary>
    public static SortOrder Sort(ParameterReader reader, SortOrder otherwise) => reader.Choice("SortBy", "asc", "desc") switch
    {
        "asc" => SortOrder.Ascending,
        "desc" => SortOrder.Descending,
        _ => otherwise,
    };

    /// <summary>StartTime and EndTime, both inclusive and so the same at the least, at most so many days apart; an absent one is so many days from the other, or from now.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Range(ParameterReader reader, DateTimeOffset now, int longestDays)
    {
        var longest = TimeSpan.FromDays(longestDays);
        var start = reader.Time("StartTime");
        var end = reader.Time("EndTime");
        var to = end ?? (start is { } begin && now - begin > longest ? begin + longest : now);
        var from = start ?? to - longest;
        if (from > to)
            reader.Reject("EndTime", "It must not be earlier than StartTime.");
        else if (to - from > longest)
            reader.Reject("EndTime", $"It must be at most {longestDays} days after StartTime.");
        return (from, to);
    }
}
