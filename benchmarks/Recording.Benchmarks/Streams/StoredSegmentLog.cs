using System.Globalization;
using System.Text.RegularExpressions;

namespace Recording.Benchmarks.Streams;

/// <summary>What the service's own log says of stored segments.</summary>
internal static partial class StoredSegmentLog
{
    /// <summary>
    /// For each segment the milliseconds from the line in which FFmpeg told of its end to the deletion of the local file, which comes
    /// after the object is confirmed and the manifest row is committed.
    /// </summary>
    public static IReadOnlyList<double> Read(string log) =>
        [.. StoredLine().Matches(log).Select(line => double.Parse(line.Groups["lag"].ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"segment \d+ stored, [\d.]+ s, \d+ bytes, (?<lag>-?\d+) ms after it closed")]
    private static partial Regex StoredLine();
}
