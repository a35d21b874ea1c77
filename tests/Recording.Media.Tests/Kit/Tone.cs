using System.Globalization;
using System.Text.RegularExpressions;

namespace Recording.Media.Tests.Kit;

/// <summary>Hears which tone a file plays.</summary>
internal static partial class Tone
{
    private const int Rate = 8000;

    /// <summary>The pitch of a pure tone in a part of the file, by how often its wave passes zero.</summary>
    public static async Task<double> HertzAsync(string path, int from, int seconds)
    {
        var log = await TestTool.RunAsync(
            "ffmpeg", Path.GetTempPath(), "-v", "error", "-i", path, "-af",
            string.Create(CultureInfo.InvariantCulture, $"atrim={from}:{from + seconds},aformat=sample_rates={Rate}:channel_layouts=mono,astats=metadata=1,ametadata=print:key=lavfi.astats.1.Zero_crossings_rate:file=-"), "-f", "null", "-");
        // Counted from the part's beginning; the last line is over all of it.
        var crossings = RatePattern().Matches(log)[^1].Groups[1].ValueSpan;
        return double.Parse(crossings, CultureInfo.InvariantCulture) * Rate / 2;
    }

    [GeneratedRegex("Zero_crossings_rate=([0-9.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex RatePattern();
}
