using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Recording.Core.Ffmpeg;

/// <summary>Reads the "Stream #0:1: Audio: aac (LC), 48000 Hz, stereo, ..." lines of FFmpeg's report.</summary>
public static partial class StreamDescription
{
    /// <summary>Reads a video or audio stream; the format holds that stream alone. Data streams and other lines are refused.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MediaFormat? format)
    {
        format = null;
        if (text is null || LinePattern().Match(text) is not { Success: true } line)
            return false;

        var codec = line.Groups["codec"].Value;
        var rest = line.Groups["rest"].Value;
        format = line.Groups["kind"].ValueSpan is "Video" ? Video(codec, rest) : Audio(codec, rest);
        return true;
    }

    private static MediaFormat Video(string codec, string rest)
    {
        var size = SizePattern().Match(rest);
        return new MediaFormat(codec, Number(size.Groups[1]), Number(size.Groups[2]), null, 0, 0);
    }

    private static MediaFormat Audio(string codec, string rest)
    {
        var rate = RatePattern().Match(rest);
        return new MediaFormat(null, 0, 0, codec, Number(rate.Groups[1]), Channels(rate.Groups[2].Value));
    }

    private static int Channels(string layout)
    {
        if (CountPattern().Match(layout) is { Success: true } count)
            return Number(count.Groups[1]);

        return layout switch
        {
            "mono" => 1,
            "stereo" or "downmix" => 2,
            "quad" or "quad(side)" => 4,
            "hexagonal" => 6,
            "octagonal" or "cube" => 8,
            "hexadecagonal" => 16,
            // "5.1(side)" and the like name the main and the low-frequency channels.
            _ => PointPattern().Match(layout) is { Success: true } point ? Number(point.Groups[1]) + Number(point.Groups[2]) : 0,
        };
    }

    private static int Number(Group group) =>
        int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Two blanks exactly: metadata lines, whose text comes from the source, have four and more.
    [GeneratedRegex(@"\A  Stream #[0-9]+:[0-9]+(?:\[0x[0-9a-f]+\])?(?:\([^)]*\))?: (?<kind>Video|Audio): (?<codec>[a-z0-9_]+)(?<rest>.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex LinePattern();

    [GeneratedRegex(@", ([0-9]{1,6})x([0-9]{1,6})(?=[ ,]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex SizePattern();

    [GeneratedRegex(@", ([0-9]{1,9}) Hz(?:, ([^,]+))?", RegexOptions.CultureInvariant)]
    private static partial Regex RatePattern();

    [GeneratedRegex(@"\A([0-9]{1,3}) channels?", RegexOptions.CultureInvariant)]
    private static partial Regex CountPattern();

    [GeneratedRegex(@"\A([0-9]{1,2})\.([0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex PointPattern();
}
