using System.Globalization;

namespace Recording.Demo;

/// <summary>Bytes for people.</summary>
internal static class Size
{
    public static string Of(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
