using Recording.Faults.Tests.Suite;

namespace Recording.Faults.Tests.Kills;

/// <summary>Sees the windows of a killing by what happens in the data folder.</summary>
internal sealed class MomentWatch : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MomentWatch(string dataFolder, KillMoment moment, Action onSeen)
    {
        var (folder, filter) = moment switch
        {
            KillMoment.BlobBeforeManifest => ("objects", "*.ts"),
            KillMoment.Split => ("objects", "*.m3u8"),
            KillMoment.ManifestBeforePlaylist => ("spool", "*.ts"),
            KillMoment.Compose => ("work", "*"),
            KillMoment.Any => throw new ArgumentOutOfRangeException(nameof(moment), "Nothing tells this moment."),
        };
        _watcher = new FileSystemWatcher(Directory.CreateDirectory(Path.Combine(dataFolder, folder)).FullName, filter) { IncludeSubdirectories = true };
        if (moment == KillMoment.ManifestBeforePlaylist)
            _watcher.Deleted += (_, _) => See();
        else
            _watcher.Created += (_, change) => Created(change.FullPath);
        _watcher.Renamed += (_, change) => Created(change.FullPath);
        _watcher.EnableRaisingEvents = true;

        void Created(string path)
        {
            // A growing playlist has "live" for its end time, and is written anew all the time.
            if (moment != KillMoment.ManifestBeforePlaylist && !path.Contains("live", StringComparison.Ordinal) && !path.Contains(".incoming", StringComparison.Ordinal))
                See();
        }

        void See()
        {
            if (_seen.Task.IsCompleted)
                return;
            onSeen();
            _seen.TrySetResult();
        }
    }

    /// <summary>Completes when the moment has come.</summary>
    public Task Seen => _seen.Task;

    public void Dispose() => _watcher.Dispose();

    /// <summary>The moments of a run, in an order by the dice.</summary>
    public static IReadOnlyList<KillMoment> Plan(Random dice, IReadOnlyDictionary<KillMoment, int> counts)
    {
        var plan = counts.SelectMany(pair => Enumerable.Repeat(pair.Key, pair.Value)).ToArray();
#pragma warning disable CA5394 // Reproducible, not secret.
        dice.Shuffle(plan);
#pragma warning restore CA5394
        FaultSuite.Say($"{plan.Length} kills: {string.Join(", ", plan)}");
        return plan;
    }
}
