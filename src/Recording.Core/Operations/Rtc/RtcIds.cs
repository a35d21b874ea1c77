using Recording.Core.Parameters;

namespace Recording.Core.Operations.Rtc;

/// <summary>Ids of applications, channels and users. They become parts of file names and stream addresses.</summary>
internal static class RtcIds
{
    private const int MaxLength = 64;

    /// <summary>AppId, required.</summary>
    public static string AppId(ParameterReader reader)
    {
        var id = reader.RequiredText("AppId");
        if (!IsPlain(id, MaxLength))
            reader.Reject("AppId", "It must be 1 to 64 letters, digits, underscores or hyphens.");
        return id;
    }

    /// <summary>Whether an id has nothing but ASCII letters, digits, underscores and hyphens, and no more than so many. One that is missing has its own error.</summary>
    public static bool IsPlain(string id, int maxLength) =>
        id.Length <= maxLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>ChannelId or UserId, or null when absent. The vendor publishes no alphabet; this one is all that a file name can hold.</summary>
    public static string? Name(ParameterReader reader, string parameter)
    {
        var id = reader.Text(parameter, MaxLength);
        if (id is null)
            return null;
        if (id is "." or ".." || id != id.Trim() || id.AsSpan().IndexOfAny("/\\{}") >= 0 || !IsUnicode(id))
            reader.Reject(parameter, "It must not be a dot or two, begin or end with a blank, or have slashes, backslashes or curly brackets.");
        return id;
    }

    private static bool IsUnicode(string text) => text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}
