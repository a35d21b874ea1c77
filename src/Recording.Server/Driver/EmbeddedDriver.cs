using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Capture;
using Recording.Engine.Effects;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
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
    TaskEnding ending,
    WorkFolders folders,
    IOptions<LiveRecordOptions> options,
    TimeProvider time,
    ILogger<EmbeddedDriver> logger) : IHostedService, ITaskDriver, IDisposable
{
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, (TaskActor Actor, Task Run)> _actors = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Whether new tasks are taken.</summary>
    public bool IsReady { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folders.Spool);
        var orphans = OrphanedCaptures.KillAll(folders.Spool);
        if (orphans > 0)
            ServerLog.OrphansKilled(logger, orphans);
        if (Directory.Exists(folders.Work))
            Directory.Delete(folders.Work, recursive: true);

        foreach (var taskId in await open.ReadAsync(cancellationToken))
            await TakeUpAsync(taskId, cancellationToken);
        IsReady = true;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        IsReady = false;
        ServerLog.Stopping(logger, _actors.Count);
        await captures.SuspendAllAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync();
        await Task.WhenAll(_actors.Values.Select(actor => actor.Run)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await effects.WhenIdleAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async Task StartAsync(RecordingSpec spec, CancellationToken cancellationToken)
    {
        if (!IsReady)
            throw new StorageUnavailableException("The service is starting or stopping.", null);

        var first = TaskDecider.Create(spec.TaskId, Timeouts(), Outputs(spec), spec.CreatedAt);
        await open.AddAsync(spec.TaskId, cancellationToken);
        await tasks.CreateAsync(spec, first, cancellationToken);
        var loaded = await tasks.LoadAsync(spec.TaskId, cancellationToken)
            ?? throw new InvalidOperationException("A task that was just stored is not there.");
        await projector.ProjectAllAsync(spec, first.State, cancellationToken);
        ServerLog.TaskStarted(logger, spec.TaskId, spec.Name, spec.Live.StreamInput.Url);
        var actor = Run(loaded);
        actor.Begin(first, _stopping.Token);
    }

    public Task<bool> RaiseAsync(string taskId, TaskEvent taskEvent, CancellationToken cancellationToken) =>
        _actors.TryGetValue(taskId, out var running)
            ? running.Actor.RaiseAsync(taskEvent, cancellationToken)
            : Task.FromResult(false);

    public void Dispose() => _stopping.Dispose();

    private async Task TakeUpAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await tasks.LoadAsync(taskId, cancellationToken) is not { } loaded)
        {
            // Listed, but the crash came before it was stored.
            callbacks.Signal(taskId);
            return;
        }

        callbacks.Signal(taskId);
        if (loaded.State.IsTerminal)
        {
            await ending.FinishAsync(loaded.Spec, loaded.State, cancellationToken);
            return;
        }

        ServerLog.TaskResumed(logger, taskId, loaded.Spec.Name, loaded.State.Phase);
        await projector.ProjectAllAsync(loaded.Spec, loaded.State, cancellationToken);
        _ = Run(loaded).RaiseAsync(new TaskEvent.Resumed(), cancellationToken);
    }

    private TaskActor Run(LoadedTask loaded)
    {
        var services = new ActorServices(this, tasks, projector, callbacks, effects, ending, time, logger);
        var actor = new TaskActor(loaded, services);
        var started = new TaskCompletionSource();
        _actors[loaded.Spec.TaskId] = (actor, RunAsync(actor, started.Task));
        started.SetResult();
        return actor;
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
            catch (OperationCanceledException)
            {
                break;
            }
            catch (Exception error)
            {
                ServerLog.ActorFailed(logger, error, actor.Spec.TaskId);
                await Task.Delay(PauseAfterTrouble, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        _actors.TryRemove(actor.Spec.TaskId, out _);
    }

    private TaskTimeouts Timeouts() =>
        new(options.Value.FirstStreamTimeout, options.Value.ReconnectWindow, options.Value.CaptureLease);

    private static ImmutableArray<ImmutableArray<OutputState>> Outputs(RecordingSpec spec) =>
        [.. spec.Tracks.Select(_ => spec.Outputs
            .Select(output => new OutputState { Format = output.Format, MaxFileDuration = output.MaxFileDuration })
            .ToImmutableArray())];
}
