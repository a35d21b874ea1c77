using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Replays;
using Recording.Engine.Tasks;
using Recording.Storage;

namespace Recording.Engine.Durable;

/// <summary>
/// The driver of the Functions head: an orchestration for each task takes its events, on any worker. An event counts as taken when what it caused is
/// stored, which the task's turn tells.
/// </summary>
internal sealed class DurableDriver(
    TaskStore tasks,
    TurnStore turns,
    OpenTaskIndex open,
    TaskProjector projector,
    TaskBeginning beginning,
    TaskLanesStart lanes,
    CaptureLeases leases,
    IOrchestrations orchestrations,
    TimeProvider time,
    ILogger<DurableDriver> logger) : ITaskDriver, IReplayLane
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public async Task StartAsync(RecordingSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        cancellationToken.ThrowIfCancellationRequested();
        var first = beginning.Decide(spec);
        await CreateAsync(spec, first);
        TaskLog.TaskStarted(logger, spec.TaskId, spec.Name, spec.Source);
        await TryAsync(() => projector.ProjectAllAsync(spec, first.State, CancellationToken.None));
        await TryAsync(() => orchestrations.StartAsync(DurableCalls.Recording, spec.TaskId, RecordingRun.First(spec.TaskId), CancellationToken.None));
        await TryAsync(() => lanes.EnsureAsync(spec, CancellationToken.None));

        // The task is stored: what does not work now, the sweep makes up for.
        async Task TryAsync(Func<Task> step)
        {
            try
            {
                await step();
            }
            catch (StorageUnavailableException error)
            {
                DurableLog.StartWaits(logger, error, spec.TaskId);
            }
        }
    }

    public async Task<bool> RaiseAsync(string taskId, TaskEvent taskEvent, CancellationToken cancellationToken)
    {
        if (taskEvent is TaskEvent.CaptureAlive alive)
            return await RenewAsync(taskId, alive, cancellationToken);

        var id = Guid.NewGuid().ToString("N");
        if (await turns.ReadAsync(taskId, cancellationToken) is not { IsOver: false })
            return false;
        await orchestrations.RaiseAsync(taskId, DurableCalls.Event, new SignalledEvent(id, taskEvent), cancellationToken);
        if (!await WaitAsync(taskId, id, cancellationToken))
            return false;
        return taskEvent is not TaskEvent.SegmentStored stored || await IsInManifestAsync(taskId, stored, cancellationToken);
    }

    async Task IReplayLane.SignalAsync(string taskId, bool hasEnded, CancellationToken cancellationToken) =>
        await lanes.SignalAsync(taskId, WorkLane.Replays, cancellationToken);

    private async Task CreateAsync(RecordingSpec spec, Decision first)
    {
        await open.AddAsync(spec.TaskId, CancellationToken.None);
        try
        {
            await tasks.CreateAsync(spec, first, [TurnStore.Write(TurnRow.First.After(null, first))], CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            // Only the answer may have been lost. A listing without a task is taken off by the sweep.
            if (await tasks.LoadAsync(spec.TaskId, CancellationToken.None) is null)
                throw;
        }
    }

    /// <summary>Waits until an event is taken; false when the task ended before.</summary>
    private async Task<bool> WaitAsync(string taskId, string eventId, CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + Patience;
        for (var pause = ShortestPause; time.GetUtcNow() < end; pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause)
        {
            await Task.Delay(pause, time, cancellationToken);
            if (await turns.ReadAsync(taskId, cancellationToken) is not { } turn)
                return false;
            if (turn.Taken.Contains(eventId))
                return true;
            if (turn.IsOver)
                return false;
        }

        throw new StorageUnavailableException("The task's orchestration did not answer in time.", null);
    }

    /// <summary>Whether a segment was taken up, and not refused because its capture is fenced off.</summary>
    private async Task<bool> IsInManifestAsync(string taskId, TaskEvent.SegmentStored stored, CancellationToken cancellationToken)
    {
        var sequence = stored.Segment.Sequence;
        var rows = await tasks.ReadSegmentsAsync(taskId, stored.Track, sequence, sequence, cancellationToken);
        return rows is [{ Segment: var found }] && found.Position == stored.Segment.Position && found.ObjectName == stored.Segment.ObjectName;
    }

    /// <summary>Renews a capture's lease while its task wants it. While storage is silent it goes on: nobody else could be asked to capture.</summary>
    private async Task<bool> RenewAsync(string taskId, TaskEvent.CaptureAlive alive, CancellationToken cancellationToken)
    {
        try
        {
            if (await tasks.LoadStateAsync(taskId, cancellationToken) is not { } state || !CaptureWork.Wants(state, alive.Track, alive.Epoch))
                return false;
            await leases.RenewAsync(taskId, alive.Track, alive.Epoch, cancellationToken);
        }
        catch (StorageUnavailableException error)
        {
            DurableLog.LeaseWaits(logger, error, taskId, alive.Track, alive.Epoch);
        }

        return true;
    }
}
