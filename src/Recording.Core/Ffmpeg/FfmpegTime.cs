using System.Globalization;

namespace Recording.Core.Ffmpeg;

/// <summary>Times as FFmpeg prints them.</summary>
public static class FfmpegTime
{
    // 290 years: TimeSpan ends at 10,675,199 days, and a text from outside must not overflow it.
    private const decimal LimitSeconds = 9_000_000_000m;

    /// <summary>Reads decimal seconds such as "9.378667" or "-0.08"; "N/A" and everything else is refused.</summary>
    public static bool TryParseSeconds(string? text, out TimeSpan time)
    {
        time = default;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(seconds) > LimitSeconds)
            return false;

        time = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    /// <summary>Reads whole microseconds.</summary>
    public static bool TryParseMicroseconds(string? text, out TimeSpan time)
    {
        time = default;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var microseconds)
            || microseconds is > (long)LimitSeconds * 1_000_000 or < -(long)LimitSeconds * 1_000_000)
            return false;

        time = TimeSpan.FromTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        return true;
    }
}
