using System.Threading.Channels;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Storage;

namespace Recording.Server.Driver;

/// <summary>
/// One task: takes its events one at a time, and for each decides, writes state and records in one transaction, begins the actions, and
/// brings the lists up to date. An event counts as taken when what it caused is written.
/// </summary>
internal sealed class TaskActor(LoadedTask loaded, ActorServices services)
{
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Channel<(TaskEvent Event, TaskCompletionSource<bool> Taken)> _inbox =
        Channel.CreateUnbounded<(TaskEvent, TaskCompletionSource<bool>)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly ClockWatch _clock = new(services.Time);
    private TaskState _state = loaded.State;
    private string _etag = loaded.ETag;

    public RecordingSpec Spec { get; private set; } = loaded.Spec;

    /// <summary>Hands over an event; true once it is taken, false when the task has ended.</summary>
    public async Task<bool> RaiseAsync(TaskEvent taskEvent, CancellationToken cancellationToken)
    {
        var taken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _inbox.Writer.TryWrite((taskEvent, taken)) && await taken.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Begins the actions of the decision that made the task.</summary>
    public void Begin(Decision first, CancellationToken stopping) => BeginActions(first, stopping);

    /// <summary>Runs until the task has ended or the service stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (!_state.IsTerminal)
            {
                var (taskEvent, taken) = await NextAsync(stopping);
                try
                {
                    await TakeAsync(taskEvent, stopping);
                    taken?.TrySetResult(true);
                }
                catch (Exception) when (stopping.IsCancellationRequested)
                {
                    taken?.TrySetResult(false);
                    throw;
                }
                catch (Exception error)
                {
                    ServerLog.EventFailed(services.Logger, error, Spec.TaskId, taskEvent.GetType().Name);
                    if (taken is null)
                        await Task.Delay(PauseAfterTrouble, services.Time, stopping);
                    else
                        taken.TrySetException(error);
                }
            }

            await services.Ending.FinishAsync(Spec, _state, stopping);
        }
        finally
        {
            _inbox.Writer.TryComplete();
            while (_inbox.Reader.TryRead(out var late))
                late.Taken.TrySetResult(false);
        }
    }

    /// <summary>The next event, or the deadline when that comes first.</summary>
    private async Task<(TaskEvent Event, TaskCompletionSource<bool>? Taken)> NextAsync(CancellationToken stopping)
    {
        // What has come counts before the clock: after a wait for storage every deadline is old, and the signs of life that move it wait here.
        if (_inbox.Reader.TryRead(out var ready))
            return ready;
        var wait = _state.NextDeadline - services.Time.GetUtcNow();
        if (wait <= TimeSpan.Zero)
            return (new TaskEvent.DeadlineReached(), null);

        using var deadline = new CancellationTokenSource(wait ?? Timeout.InfiniteTimeSpan, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        try
        {
            return await _inbox.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return (new TaskEvent.DeadlineReached(), null);
        }
    }

    private async Task TakeAsync(TaskEvent taskEvent, CancellationToken stopping)
    {
        // Before anything is judged by the clock: an hour that only the clock has seen ends no wait.
        if (_clock.Step() is { } step)
        {
            ServerLog.ClockStepped(services.Logger, Spec.TaskId, step.TotalSeconds);
            await TakeAsync(new TaskEvent.ClockStepped(step), stopping);
        }

        var now = services.Time.GetUtcNow();
        var decision = TaskDecider.Decide(_state, taskEvent, now);
        if (decision.MustPersist)
            decision = await CommitAsync(decision, taskEvent, now, stopping);

        var before = _state.Phase;
        (_state, Spec) = (decision.State, Spec.After(decision));
        if (!decision.MustPersist)
            return;

        LogChange(before, decision);
        BeginActions(decision, stopping);
        if (decision.Effects.Any(effect => effect is TaskEffect.SaveFile))
            services.Media.Signal(Spec);
        await RetryAsync(() => services.Projector.ProjectJobAsync(Spec, before, decision.State, stopping), stopping);
        if (decision.Effects.Any(effect => effect is TaskEffect.Notify))
            services.Callbacks.Signal(Spec.TaskId);
    }

    private async Task<Decision> CommitAsync(Decision decision, TaskEvent taskEvent, DateTimeOffset now, CancellationToken stopping)
    {
        await RetryAsync(() => services.Projector.ProjectFilesAsync(Spec, decision, now, stopping), stopping);
        string? etag = null;
        await RetryAsync(async () => etag = await services.Tasks.CommitAsync(Spec.After(decision), _etag, decision, now, stopping), stopping);
        if (etag is not null)
        {
            _etag = etag;
            return decision;
        }

        // The version on disk is neither the one in memory nor what was to be written. What is stored counts; events may come twice.
        await RetryAsync(ReloadAsync, stopping);
        var again = TaskDecider.Decide(_state, taskEvent, now);
        return again.MustPersist ? await CommitAsync(again, taskEvent, now, stopping) : again;

        async Task ReloadAsync()
        {
            var fresh = await services.Tasks.LoadAsync(Spec.TaskId, stopping)
                ?? throw new InvalidOperationException("A running task's rows are gone.");
            (_state, Spec, _etag) = (fresh.State, fresh.Spec, fresh.ETag);
        }
    }

    private void BeginActions(Decision decision, CancellationToken stopping)
    {
        foreach (var effect in decision.Effects.Where(effect => !effect.IsRecord))
            services.Effects.Begin(Spec, effect, services.Driver, stopping);
    }

    private async Task RetryAsync(Func<Task> write, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (StorageUnavailableException error)
            {
                services.Metrics.StorageRetried(StorageWork.State);
                ServerLog.StateWaits(services.Logger, error, Spec.TaskId);
                await Task.Delay(PauseAfterTrouble, services.Time, stopping);
            }
        }
    }

    private void LogChange(TaskPhase before, Decision decision)
    {
        if (decision.State.Phase != before)
            TaskLog.PhaseChanged(services.Logger, Spec.TaskId, Spec.Name, before, decision.State.Phase);
        foreach (var effect in decision.Effects)
        {
            if (effect is TaskEffect.SaveFile save)
                ServerLog.FileDone(services.Logger, Spec.TaskId, Spec.Outputs[save.Output].Format, save.File.Number, save.Finished.Duration.TotalSeconds, save.Finished.Bytes);
            else if (effect is TaskEffect.SaveFailedFile failed)
                ServerLog.FileFailed(services.Logger, Spec.TaskId, Spec.Outputs[failed.Output].Format, failed.File.Number, failed.Detail);
        }
    }
}
