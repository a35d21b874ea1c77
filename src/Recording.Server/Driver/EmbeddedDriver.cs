using System.Collections.Concurrent;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Callbacks;
using Recording.Engine.Capture;
using Recording.Engine.Effects;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Engine.Vod;
using Recording.Media.Capture;
using Recording.Storage;

namespace Recording.Server.Driver;

/// <summary>
/// The driver of the one-process head: an actor for each task that is not terminal. At start it takes up every open task; at a stop it ends the
/// captures gracefully and leaves the tasks to be resumed.
/// </summary>
internal sealed class EmbeddedDriver(
    TaskStore tasks,
    OpenTaskIndex open,
    TaskProjector projector,
    CallbackDispatcher callbacks,
    EffectRunner effects,
    CaptureSupervisor captures,
    MediaWorker media,
    TaskEnding ending,
    RecordingMetrics metrics,
    WorkFolders folders,
    TaskBeginning beginning,
    TimeProvider time,
    ILogger<EmbeddedDriver> logger) : IHostedLifecycleService, ITaskDriver, IDisposable
{
    private const string NotReady = "The service is starting or stopping.";
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseBeforeTakeUp = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (TaskActor Actor, Task Run)> _actors = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Whether new tasks are taken.</summary>
    public bool IsReady { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
            ServerLog.RunsAsRoot(logger);
        Directory.CreateDirectory(folders.Spool);
        var orphans = OrphanedCaptures.KillAll(folders.Spool);
        if (orphans > 0)
            ServerLog.OrphansKilled(logger, orphans);
        if (Directory.Exists(folders.Work))
            Directory.Delete(folders.Work, recursive: true);

        foreach (var taskId in await open.ReadAsync(cancellationToken))
        {
            if (!await TryTakeUpAsync(taskId, cancellationToken))
                _ = TakeUpLaterAsync(taskId);
        }

        IsReady = true;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Comes before the web server is stopped, which waits for answers that are still being sent: no client may use up this time.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsReady = false;
        ServerLog.Stopping(logger, _actors.Count);
        await captures.SuspendAllAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync();
        await Task.WhenAll(_actors.Values.Select(actor => actor.Run)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await media.SuspendAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await effects.WhenIdleAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(RecordingSpec spec, CancellationToken cancellationToken)
    {
        if (!IsReady)
            throw new StorageUnavailableException(NotReady, null);

        var first = beginning.Decide(spec);
        // From here on a client that goes away changes nothing: a task that is stored has to run.
        cancellationToken.ThrowIfCancellationRequested();
        var etag = await CreateAsync(spec, first);
        try
        {
            await projector.ProjectAllAsync(spec, first.State, CancellationToken.None);
        }
        catch (StorageUnavailableException error)
        {
            // The lists are written again with the next change.
            ServerLog.StateWaits(logger, error, spec.TaskId);
        }

        TaskLog.TaskStarted(logger, spec.TaskId, spec.Name, spec.Source);
        Run(new LoadedTask(spec, first.State, etag), actor => actor.Begin(first, _stopping.Token));
    }

    public async Task<bool> RaiseAsync(string taskId, TaskEvent taskEvent, CancellationToken cancellationToken)
    {
        if (_actors.TryGetValue(taskId, out var running) && await running.Actor.RaiseAsync(taskEvent, cancellationToken))
            return true;

        // The task has not ended, it is only put down: who wants to stop it must ask again.
        return taskEvent is TaskEvent.StopRequested && !IsReady
            ? throw new StorageUnavailableException(NotReady, null)
            : false;
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>Stores a new task and answers its ETag; when storage fails and the task is not there, nothing of it stays.</summary>
    private async Task<string> CreateAsync(RecordingSpec spec, Decision first)
    {
        try
        {
            await open.AddAsync(spec.TaskId, CancellationToken.None);
            return await tasks.CreateAsync(spec, first, CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            // Only the answer may have been lost.
            if (await tasks.LoadAsync(spec.TaskId, CancellationToken.None) is { } stored)
                return stored.ETag;
            callbacks.Retire(spec.TaskId);
            throw;
        }
    }

    /// <summary>Takes a task up; one that cannot be read must not keep the others from going on.</summary>
    private async Task<bool> TryTakeUpAsync(string taskId, CancellationToken cancellationToken)
    {
        try
        {
            await TakeUpAsync(taskId, cancellationToken);
            return true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            ServerLog.TakeUpFailed(logger, error, taskId, PauseBeforeTakeUp.TotalSeconds);
            return false;
        }
    }

    private async Task TakeUpLaterAsync(string taskId)
    {
        var stopping = _stopping.Token;
        do
            await Task.Delay(PauseBeforeTakeUp, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stopping.IsCancellationRequested && !await TryTakeUpAsync(taskId, stopping));
    }

    private async Task TakeUpAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await tasks.LoadAsync(taskId, cancellationToken) is not { } loaded)
        {
            // Listed, but the crash came before it was stored.
            callbacks.Retire(taskId);
            return;
        }

        callbacks.Resume(taskId);
        if (loaded.State.IsTerminal)
        {
            await ending.FinishAsync(loaded.Spec, loaded.State, cancellationToken);
            return;
        }

        ServerLog.TaskResumed(logger, taskId, loaded.Spec.Name, loaded.State.Phase);
        await projector.ProjectAllAsync(loaded.Spec, loaded.State, cancellationToken);
        media.Signal(loaded.Spec);
        Run(loaded, actor => _ = actor.RaiseAsync(new TaskEvent.Resumed(), CancellationToken.None));
    }

    /// <summary>Runs a task. What it is told first comes before every event, and before any deadline that has passed already.</summary>
    private void Run(LoadedTask loaded, Action<TaskActor> tellFirst)
    {
        var services = new ActorServices(this, tasks, projector, callbacks, effects, media, ending, metrics, time, logger);
        var actor = new TaskActor(loaded, services);
        var started = new TaskCompletionSource();
        _actors[loaded.Spec.TaskId] = (actor, RunAsync(actor, started.Task));
        tellFirst(actor);
        started.SetResult();
    }

    private async Task RunAsync(TaskActor actor, Task started)
    {
        await started;
        await Task.Yield();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await actor.RunAsync(_stopping.Token);
                break;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                ServerLog.ActorFailed(logger, error, actor.Spec.TaskId);
                await Task.Delay(PauseAfterTrouble, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        _actors.TryRemove(actor.Spec.TaskId, out _);
    }
}
