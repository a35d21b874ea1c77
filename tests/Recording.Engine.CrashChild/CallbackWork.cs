using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Security;
using Recording.Engine.Tasks;
using Recording.Storage.Local;

namespace Recording.Engine.CrashChild;

/// <summary>
/// Tasks whose states change and ask for a callback with every change, while the callbacks are delivered, with the service's own
/// stores, dispatcher and sender over a data folder. Started again after a kill, it goes on from what is stored.
/// </summary>
public sealed class CallbackWork(string folder, string receiver, int tasks, int callbacks)
{
    /// <summary>Said at the end.</summary>
    public const string Done = "done";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddSingleton(new ServiceKeys(new byte[32]))
            .AddSingleton<IServiceAddress, NoAddress>()
            .AddLocalStorage(options => options.Folder = folder)
            .AddRecordingEngine()
            .AddEmbeddedWorkers();
        await using var provider = services.BuildServiceProvider();
        var open = provider.GetRequiredService<OpenTaskIndex>();
        var dispatcher = provider.GetRequiredService<CallbackDispatcher>();
        await ((IHostedService)dispatcher).StartAsync(cancellationToken);

        var store = provider.GetRequiredService<TaskStore>();
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(async number =>
        {
            var taskId = string.Create(CultureInfo.InvariantCulture, $"task{number}");
            dispatcher.Resume(taskId);
            await ChangeAsync(taskId, store, open, dispatcher, cancellationToken);
            dispatcher.Retire(taskId);
        }));

        while ((await open.ReadAsync(cancellationToken)).Count > 0)
            await Task.Delay(20, cancellationToken);
    }

    private async Task ChangeAsync(
        string taskId, TaskStore store, OpenTaskIndex open, CallbackDispatcher dispatcher, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (await store.LoadAsync(taskId, cancellationToken) is not { } task)
        {
            var spec = Specs.Of(taskId, receiver, now);
            var first = TaskDecider.Create(taskId, Specs.Timeouts, [[]], now);
            await open.AddAsync(taskId, cancellationToken);
            task = new LoadedTask(spec, first.State, await store.CreateAsync(spec, first, cancellationToken));
        }

        while (task.State.Notifications < callbacks)
        {
            var number = task.State.Notifications + 1;
            var state = task.State with
            {
                Notifications = number,
                Phase = number == callbacks ? TaskPhase.Stopped : task.State.Phase,
            };
            var decision = new Decision(state, [new TaskEffect.Notify(number, TimeProvider.System.GetUtcNow(), new TaskNotification.Started())], true);
            var etag = await store.CommitAsync(task.Spec, task.ETag, decision, now, cancellationToken);
            task = new LoadedTask(task.Spec, state, etag ?? throw new InvalidOperationException("Nobody else writes this task."));
            dispatcher.Signal(taskId);
        }
    }

    private sealed class NoAddress : IServiceAddress
    {
        public string PublicUrl => "http://127.0.0.1";

        public bool IsLoopbackOnly => true;
    }
}
