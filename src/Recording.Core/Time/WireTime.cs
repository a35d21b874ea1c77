using System.Globalization;

namespace Recording.Core.Time;

/// <summary>Times as the vendor writes them: UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
public static class WireTime
{
    private const string WireFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString(WireFormat, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text, WireFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
