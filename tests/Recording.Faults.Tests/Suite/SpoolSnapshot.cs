using Recording.Testing;
using Recording.Testing.Packets;

namespace Recording.Faults.Tests.Suite;

/// <summary>A copy of what was on local disk and not stored at a moment, such as that of a death: the witness of what has to be stored later.</summary>
internal sealed class SpoolSnapshot : IDisposable
{
    private readonly TempFolder _folder = new("spool-copy");
    private readonly List<List<string>> _runs = [];

    /// <summary>Copies the segments of every capture under a data folder.</summary>
    public static SpoolSnapshot Take(string dataFolder)
    {
        var snapshot = new SpoolSnapshot();
        foreach (var epoch in Directory.EnumerateFiles(Path.Combine(dataFolder, "spool"), "seg*.ts", SearchOption.AllDirectories)
            .GroupBy(path => Path.GetDirectoryName(path)!)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var run = new List<string>();
            foreach (var path in epoch.Order(StringComparer.Ordinal))
            {
                var copy = snapshot._folder[$"{snapshot._runs.Count:D2}-{run.Count:D4}.ts"];
                File.Copy(path, copy);
                run.Add(copy);
            }

            snapshot._runs.Add(run);
        }

        return snapshot;
    }

    /// <summary>
    /// The packets in it, but for the last one of each kind of each capture: an FFmpeg that outlives the service was writing that one.
    /// </summary>
    public async Task<StreamPackets> PacketsAsync(CancellationToken cancellationToken)
    {
        var parts = new List<StreamPackets>();
        foreach (var run in _runs.Where(run => run.Sum(path => new FileInfo(path).Length) > 0))
        {
            var packets = await ReadAsync(run, cancellationToken);
            parts.Add(new StreamPackets([.. packets.Video.SkipLast(1)], [.. packets.Audio.SkipLast(1)]));
        }

        return StreamPackets.Join(parts);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<StreamPackets> ReadAsync(List<string> run, CancellationToken cancellationToken)
    {
        try
        {
            return await PacketHashes.ReadSegmentsAsync(run, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            // Cut so early that nothing can be read: there was no packet yet.
            return StreamPackets.Empty;
        }
    }
}
