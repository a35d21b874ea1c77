using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Telemetry;
using Recording.Storage;

namespace Recording.Engine.Effects;

/// <summary>Repeats an action that failed, whatever the reason: nothing else would ask for it again before its worker is another one.</summary>
public sealed class ActionRetry(RecordingMetrics metrics, TimeProvider time, ILogger<ActionRetry> logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Does the work of a task's action until it succeeds; throws only once it is to stop.</summary>
    public async Task RunAsync(string taskId, TaskEffect action, Func<Task> work, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(work);
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                if (error is StorageUnavailableException)
                    metrics.StorageRetried(StorageWork.Action);
                EngineLog.ActionWaits(logger, error, taskId, action.GetType().Name, pause.TotalSeconds);
            }

            await Task.Delay(pause, time, stopping);
        }
    }
}
