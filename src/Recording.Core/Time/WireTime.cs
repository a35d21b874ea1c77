using System.Globalization;

namespace Recording.Core.Time;

/// <summary>Times as the vendor writes them: UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
public static class WireTime
{
    private const string WireFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // Leap seconds are at the end of a day in UTC.
    private const string LeapSecond = "T23:59:60Z";
    private const string SecondBefore = "T23:59:59Z";

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString(WireFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads one. A leap second, for which .NET and POSIX clocks have no name, is the second after it.</summary>
    public static bool TryParse(string? text, out DateTimeOffset time)
    {
        var isLeap = text is not null && text.EndsWith(LeapSecond, StringComparison.Ordinal);
        if (!TryParseExact(isLeap ? string.Concat(text.AsSpan(0, text!.Length - LeapSecond.Length), SecondBefore) : text, out time))
            return false;
        if (isLeap && time < DateTimeOffset.MaxValue - TimeSpan.FromSeconds(1))
            time = time.AddSeconds(1);
        return true;
    }

    private static bool TryParseExact(string? text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, WireFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
