using System.Collections.Concurrent;
using System.Globalization;

namespace Recording.Benchmarks.Streams;

/// <summary>
/// Sees from outside, with the kernel's file notifications, when the service's files appear: a segment in the spool, and its object in the
/// container. FFmpeg opens a segment in the same breath in which it has closed the one before, so the birth of segment n + 1 is the end
/// of segment n. An object appears whole, by a rename.
/// </summary>
internal sealed class StorageWatch : IDisposable
{
    /// <summary>The container that the server makes at its start.</summary>
    public const string Container = "recordings";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(2);

    private readonly string _spool;
    private readonly string _container;
    private readonly FileSystemWatcher _watcher;
    private readonly ConcurrentDictionary<(string Job, int Segment), long> _opened = new();
    private readonly ConcurrentDictionary<(string Job, int Segment), long> _visible = new();
    private readonly ConcurrentDictionary<string, long> _firstBytes = new();

    /// <summary>Watches a data folder from now on.</summary>
    public StorageWatch(string dataFolder)
    {
        _spool = Path.Combine(dataFolder, "spool");
        _container = Path.Combine(dataFolder, "objects", Container);

        // Names only: a notification for each write would cost as much as the recording.
        _watcher = new FileSystemWatcher(dataFolder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName,
        };
        _watcher.Created += (_, change) => Take(change.FullPath);
        _watcher.Renamed += (_, change) => Take(change.FullPath);
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Milliseconds from the end of each segment to its object, as far as both were seen.</summary>
    public IReadOnlyList<double> MillisecondsToObject() =>
    [
        .. _visible
            .Where(seen => _opened.ContainsKey((seen.Key.Job, seen.Key.Segment + 1)))
            .Select(seen => TimeProvider.System.GetElapsedTime(_opened[(seen.Key.Job, seen.Key.Segment + 1)], seen.Value).TotalMilliseconds),
    ];

    /// <summary>Seconds from a request to the first byte on local disk; null while there is none.</summary>
    public double? SecondsToFirstByte(StartedJob job) => _firstBytes.TryGetValue(job.Id, out var at) ? Seconds(job, at) : null;

    /// <summary>Seconds from a request to the first object; null while there is none.</summary>
    public double? SecondsToFirstObject(StartedJob job) => _visible.TryGetValue((job.Id, 0), out var at) ? Seconds(job, at) : null;

    /// <summary>Waits until every job has its first object.</summary>
    public async Task WaitForFirstObjectsAsync(IEnumerable<StartedJob> jobs, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var begin = TimeProvider.System.GetTimestamp();
        foreach (var job in jobs)
        {
            while (SecondsToFirstObject(job) is null || SecondsToFirstByte(job) is null)
            {
                if (TimeProvider.System.GetElapsedTime(begin) > timeout)
                    throw new TimeoutException($"Not every job has a stored segment after {timeout.TotalSeconds:0} s.");
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }

    /// <summary>Stops watching.</summary>
    public void Dispose() => _watcher.Dispose();

    private static double Seconds(StartedJob job, long at) => TimeProvider.System.GetElapsedTime(job.SentAt, at).TotalSeconds;

    private void Take(string path)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (Path.GetExtension(path) != ".ts")
            return;

        var name = Path.GetFileNameWithoutExtension(path);
        if (Path.GetDirectoryName(path) == _container)
        {
            // {JobId}_{UnixTimestamp}_{Sequence}
            var parts = name.Split('_');
            _visible.TryAdd((parts[0], Number(parts[^1])), now);
        }
        else if (path.StartsWith(_spool, StringComparison.Ordinal))
        {
            // {job}/{track}/{epoch}/seg{number}: a second epoch would mean that a source was lost, and its numbers begin again.
            var parts = Path.GetRelativePath(_spool, path).Split(Path.DirectorySeparatorChar);
            var number = Number(name["seg".Length..]);
            if (!_opened.TryAdd((parts[0], number), now) || number > 0)
                return;
            _ = Task.Run(() => WaitForByteAsync(parts[0], path));
        }
    }

    private async Task WaitForByteAsync(string job, string path)
    {
        while (new FileInfo(path) is { Exists: true, Length: 0 })
            await Task.Delay(PollInterval);
        _firstBytes.TryAdd(job, TimeProvider.System.GetTimestamp());
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
