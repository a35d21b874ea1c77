using System.Globalization;

namespace Recording.Benchmarks.Usage;

/// <summary>Memory of processes.</summary>
/// <param name="RssBytes">Resident pages; pages that processes share, such as FFmpeg's libraries, count in each of them.</param>
/// <param name="PssBytes">Resident pages, shared ones divided by how many share them: what the machine really gives.</param>
internal sealed record MemorySize(long RssBytes, long PssBytes)
{
    public static MemorySize Zero { get; } = new(0, 0);

    /// <summary>The sum over processes; one that ends meanwhile counts nothing.</summary>
    public static MemorySize Of(IEnumerable<int> processIds) =>
        processIds.Select(Of).Aggregate(Zero, (sum, one) => new MemorySize(sum.RssBytes + one.RssBytes, sum.PssBytes + one.PssBytes));

    private static MemorySize Of(int processId)
    {
        try
        {
            var lines = File.ReadAllLines($"/proc/{processId}/smaps_rollup");
            return new MemorySize(Read(lines, "Rss:"), Read(lines, "Pss:"));
        }
        catch (IOException)
        {
            return Zero;
        }
    }

    // "Pss:                 812 kB"
    private static long Read(IEnumerable<string> lines, string key)
    {
        var line = lines.FirstOrDefault(text => text.StartsWith(key, StringComparison.Ordinal));
        return line is null ? 0 : 1024 * long.Parse(line.AsSpan(key.Length, line.Length - key.Length - 2).Trim(), CultureInfo.InvariantCulture);
    }
}
