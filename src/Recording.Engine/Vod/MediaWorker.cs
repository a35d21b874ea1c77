using Microsoft.Extensions.Logging;
using Recording.Engine.Callbacks;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Storage;

namespace Recording.Engine.Vod;

/// <summary>
/// Does what is owed to media assets: for each task one thing after the other, asking anew what is owed after each. A task stays on the
/// list of open ones until nothing is owed, so that a start after a crash finds what is left.
/// </summary>
public sealed class MediaWorker(
    MediaWork work, CallbackDispatcher callbacks, RecordingMetrics metrics, TimeProvider time, ILogger<MediaWorker> logger) : IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly TaskLanes<string> _lanes = new();

    /// <summary>Says that a task may have new files, or has ended.</summary>
    public void Signal(RecordingSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Rtc is { Vod: not null })
            _lanes.Signal(spec.TaskId, RunAsync);
    }

    /// <summary>Ends what is being done; the next start does it anew.</summary>
    public Task SuspendAsync() => _lanes.StopAsync();

    public void Dispose() => _lanes.Dispose();

    /// <summary>Does all that is owed; answers whether there will be no more.</summary>
    private async Task<bool> RunAsync(string taskId, CancellationToken cancellationToken)
    {
        var pause = ShortestPause;
        while (true)
        {
            try
            {
                switch (await work.DoNextAsync(taskId, cancellationToken))
                {
                    case MediaProgress.Did:
                        pause = ShortestPause;
                        continue;
                    case MediaProgress.Idle:
                        return false;
                    case MediaProgress.Ended:
                        callbacks.Retire(taskId);
                        return true;
                }
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                if (error is StorageUnavailableException)
                    metrics.StorageRetried(StorageWork.Media);
                EngineLog.MediaWaits(logger, error, taskId, pause.TotalSeconds);
                await Task.Delay(pause, time, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
