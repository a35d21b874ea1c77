using System.Globalization;
using System.Text.RegularExpressions;

namespace Recording.Core.Ffmpeg;

/// <summary>
/// Reads lines of ffmpeg 5.1's log at "-loglevel level+info". Total: every text gives an event. Words that mean failure count
/// only behind a warning or error level, because titles and other metadata of a stream are printed at level info.
/// </summary>
public static partial class FfmpegLogLine
{
    public static FfmpegLogEvent Classify(string? line)
    {
        if (line is null || PrefixPattern().Match(line) is not { Success: true } prefix)
            return new FfmpegLogEvent.Other();

        var text = line[prefix.Length..];
        return LevelOf(prefix.Groups["level"].ValueSpan) is FfmpegLogLevel.Info ? ClassifyReport(text) : ClassifyTrouble(text);
    }

    /// <summary>The level of a line; lines without one count as info.</summary>
    public static FfmpegLogLevel LevelOf(string? line) =>
        line is not null && PrefixPattern().Match(line) is { Success: true } prefix ? LevelOf(prefix.Groups["level"].ValueSpan) : FfmpegLogLevel.Info;

    private static FfmpegLogLevel LevelOf(ReadOnlySpan<char> level) => level switch
    {
        "warning" => FfmpegLogLevel.Warning,
        "error" or "fatal" or "panic" => FfmpegLogLevel.Error,
        _ => FfmpegLogLevel.Info,
    };

    private static FfmpegLogEvent ClassifyReport(string text)
    {
        if (text.StartsWith("Input #0,", StringComparison.Ordinal))
            return new FfmpegLogEvent.SectionStarted(FfmpegLogSection.Input);
        if (text.StartsWith("Output #0,", StringComparison.Ordinal))
            return new FfmpegLogEvent.SectionStarted(FfmpegLogSection.Output);
        if (text.StartsWith("Stream mapping:", StringComparison.Ordinal))
            return new FfmpegLogEvent.SectionStarted(FfmpegLogSection.StreamMapping);
        return StreamDescription.TryParse(text, out var format)
            ? new FfmpegLogEvent.StreamDescribed(format)
            : new FfmpegLogEvent.Other();
    }

    private static FfmpegLogEvent ClassifyTrouble(string text)
    {
        if (DtsPattern().Match(text) is { Success: true } dts && TryDts(dts, out var jump))
            return jump;
        if (NewStreamPattern().Match(text) is { Success: true } added)
            return new FfmpegLogEvent.StreamAdded(added.Groups[1].ValueSpan is "video");
        if (UnknownCodecPattern().Match(text) is { Success: true } unknown)
            return new FfmpegLogEvent.CodecUnknown(unknown.Groups[1].ValueSpan is "Video");
        if (text.Contains("is muxed as a private data stream", StringComparison.Ordinal)
            || text.Contains("Could not find tag for codec", StringComparison.Ordinal)
            || text.Contains("codec not currently supported in container", StringComparison.Ordinal))
            return new FfmpegLogEvent.CodecUnsupported();
        if (text.Contains("matches no streams", StringComparison.Ordinal)
            || text.Contains("does not contain any stream", StringComparison.Ordinal))
            return new FfmpegLogEvent.NoSuchTrack();
        if (text.Contains("No space left on device", StringComparison.Ordinal))
            return new FfmpegLogEvent.DiskFull();
        if (SourceFailureOf(text) is { } failure)
            return new FfmpegLogEvent.SourceFailed(failure);
        return IsDecodeError(text) ? new FfmpegLogEvent.DecodeError() : new FfmpegLogEvent.Other();
    }

    private static bool TryDts(Match match, out FfmpegLogEvent.NonMonotonousDts jump)
    {
        var ok = int.TryParse(match.Groups["stream"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var stream);
        ok &= long.TryParse(match.Groups["previous"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var previous);
        ok &= long.TryParse(match.Groups["current"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var current);
        jump = new FfmpegLogEvent.NonMonotonousDts(stream, previous, current);
        return ok;
    }

    private static SourceFailure? SourceFailureOf(string text)
    {
        if (text.Contains("Connection refused", StringComparison.Ordinal))
            return SourceFailure.ConnectionRefused;
        if (text.Contains("Server error: ", StringComparison.Ordinal) || text.Contains("No such stream", StringComparison.Ordinal))
            return SourceFailure.NoSuchStream;
        if (text.Contains("Failed to resolve hostname", StringComparison.Ordinal)
            || text.Contains("No route to host", StringComparison.Ordinal)
            || text.Contains("Network is unreachable", StringComparison.Ordinal))
            return SourceFailure.Unreachable;
        if (text.EndsWith("Input/output error", StringComparison.Ordinal)
            || text.EndsWith("Connection timed out", StringComparison.Ordinal)
            || text.EndsWith("Connection reset by peer", StringComparison.Ordinal)
            || text.EndsWith("End of file", StringComparison.Ordinal)
            || text.EndsWith("Broken pipe", StringComparison.Ordinal))
            return SourceFailure.InputOutput;
        if (text.EndsWith("Invalid data found when processing input", StringComparison.Ordinal)
            || text.EndsWith("Protocol not found", StringComparison.Ordinal)
            || text.Contains("not on whitelist", StringComparison.Ordinal))
            return SourceFailure.InvalidData;
        return null;
    }

    private static bool IsDecodeError(string text) =>
        text.Contains("error while decoding MB", StringComparison.Ordinal)
        || text.Contains("non-existing PPS", StringComparison.Ordinal)
        || text.Contains("non-existing SPS", StringComparison.Ordinal)
        || text.Contains("decode_slice_header error", StringComparison.Ordinal)
        || text.Contains("concealing", StringComparison.Ordinal);

    // "[segment @ 0x55d] [warning] text" or "[error] text".
    [GeneratedRegex(@"\A(?:\[[^\]]* @ [^\]]*\] )*\[(?<level>info|warning|error|fatal|panic|verbose|debug|trace|quiet)\] ", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixPattern();

    [GeneratedRegex(@"Non-monotonous DTS in output stream 0:(?<stream>[0-9]+); previous: (?<previous>-?[0-9]+), current: (?<current>-?[0-9]+);", RegexOptions.CultureInvariant)]
    private static partial Regex DtsPattern();

    [GeneratedRegex(@"\ANew (audio|video) stream ", RegexOptions.CultureInvariant)]
    private static partial Regex NewStreamPattern();

    [GeneratedRegex(@"\A(Audio|Video) codec \([0-9a-f]+\) is not implemented", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownCodecPattern();
}
