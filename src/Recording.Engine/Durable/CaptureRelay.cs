using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tasks;

namespace Recording.Engine.Durable;

/// <summary>
/// Stands between a capture and its task. The capture's end is held back until all that it recorded is stored, so that the next one, on another
/// worker, begins where this one ended; and once a segment was refused, the capture is told that it runs here no more.
/// </summary>
internal sealed class CaptureRelay(ITaskDriver driver) : ITaskDriver
{
    private volatile bool _isFenced;

    /// <summary>Whether a segment was refused.</summary>
    public bool IsFenced => _isFenced;

    /// <summary>How the capture or its draining ended; null before.</summary>
    public TaskEvent? Ending { get; private set; }

    public Task StartAsync(RecordingSpec spec, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<bool> RaiseAsync(string taskId, TaskEvent taskEvent, CancellationToken cancellationToken)
    {
        switch (taskEvent)
        {
            case TaskEvent.CaptureEnded { Reason: CaptureEndReason.ServiceStopping } ended:
                Ending = ended with { Reason = CaptureEndReason.HandedOver };
                return true;
            case TaskEvent.CaptureEnded or TaskEvent.CaptureDrained:
                Ending = taskEvent;
                return true;
            case TaskEvent.CaptureAlive:
                return !_isFenced && await driver.RaiseAsync(taskId, taskEvent, cancellationToken);
            default:
                var taken = await driver.RaiseAsync(taskId, taskEvent, cancellationToken);
                _isFenced |= !taken;
                return taken;
        }
    }
}
