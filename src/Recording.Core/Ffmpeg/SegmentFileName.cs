using System.Globalization;

namespace Recording.Core.Ffmpeg;

/// <summary>The file name of a captured segment: "seg000000.ts" for the first.</summary>
public static class SegmentFileName
{
    private const string Prefix = "seg";
    private const string Suffix = ".ts";

    public static string Of(int index) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{index:D6}{Suffix}");

    /// <summary>Reads the index back; any other name is refused.</summary>
    public static bool TryParse(string? name, out int index)
    {
        index = 0;
        return name is not null
            && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
            && name.Length >= Prefix.Length + 6 + Suffix.Length
            && int.TryParse(name.AsSpan(Prefix.Length, name.Length - Prefix.Length - Suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && Of(index) == name;
    }
}
