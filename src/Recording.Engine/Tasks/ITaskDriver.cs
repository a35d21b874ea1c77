using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Tasks;

/// <summary>Runs the state machine of each task durably. One per head; nothing else of the engine differs between them.</summary>
public interface ITaskDriver
{
    /// <summary>Stores a new task and begins it. When this returns the task survives a crash.</summary>
    Task StartAsync(RecordingSpec spec, CancellationToken cancellationToken);

    /// <summary>
    /// Hands an event to a task and returns when what it caused is stored. False when there is no such task running here.
    /// </summary>
    Task<bool> RaiseAsync(string taskId, TaskEvent taskEvent, CancellationToken cancellationToken);
}
