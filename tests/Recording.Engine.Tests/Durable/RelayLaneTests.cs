using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Durable;
using Recording.Engine.RtcMpuEvents;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;
using Recording.Storage.Tables;

namespace Recording.Engine.Tests.Durable;

/// <summary>The Functions head's lane treats relay events as the other head's does.</summary>
public sealed class RelayLaneTests : IDisposable
{
    private static readonly LaneRun Run = new("task", WorkLane.Callbacks);
    private readonly ManualTime _time = new();
    private readonly FakeSender _sender = new();
    private readonly ServiceProvider _services;
    private readonly LaneWork _lane;
    private readonly EventSubStore _subs;

    public RelayLaneTests()
    {
        _services = MemoryEngine.Build(services => services.AddSingleton<TimeProvider>(_time).AddSingleton<ICallbackSender>(_sender));
        var closed = new ClosedTasks(new TurnStore(_services.GetRequiredService<ITableStore>()), _services.GetRequiredService<TaskRetirement>());
        _lane = ActivatorUtilities.CreateInstance<LaneWork>(_services, closed);
        _subs = _services.GetRequiredService<EventSubStore>();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Lane_NobodySubscribed_IsEmptiedAtOnce()
    {
        await AddAsync(events: 3);

        Assert.True((await _lane.RunAsync(Run, Token)).IsDone);
        Assert.Empty(_sender.Sent);
        Assert.Empty(await _services.GetRequiredService<OpenTaskIndex>().ReadAsync(Token));
    }

    [Fact]
    public async Task Lane_AddressCorrectedWhileEventsWait_GoesOnThere()
    {
        await _subs.AddAsync(new EventSub { AppId = "app", SubId = "Sub-1", CallbackUrl = "http://wrong/", ChannelIds = [], CreatedAt = _time.GetUtcNow() }, Token);
        await AddAsync(events: 3);
        _sender.Answer = entry => Task.FromResult(FakeSender.Status(entry.Url == "http://right/" ? 200 : 404));

        var turn = await _lane.RunAsync(Run, Token);
        Assert.Equal(_time.GetUtcNow().AddSeconds(1), turn.WaitUntil);
        await _subs.UpdateAsync("app", "http://right/", [], Token);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await _lane.RunAsync(Run, Token)).IsDone);
        Assert.Equal(
            [(1L, "http://wrong/"), (1, "http://right/"), (2, "http://right/"), (3, "http://right/")],
            _sender.Sent.Select(entry => (entry.Sequence, entry.Url)));
    }

    /// <summary>Stores an ended relay.</summary>
    private async Task AddAsync(int events)
    {
        var spec = Samples.Spec(notifyUrl: null) with
        {
            Live = null,
            Relay = new RelaySpec("app", "room", "my-relay", TimeSpan.FromMinutes(2), [], "sealed"),
        };
        var tasks = _services.GetRequiredService<TaskStore>();
        var first = TaskDecider.Create(spec.TaskId, Samples.Timeouts, [[]], ManualTime.Start);
        await _services.GetRequiredService<OpenTaskIndex>().AddAsync(spec.TaskId, Token);
        var etag = await tasks.CreateAsync(spec, first, Token);
        ImmutableArray<TaskEffect> notify =
            [.. Enumerable.Range(1, events).Select(i => new TaskEffect.Notify(i, ManualTime.Start, new TaskNotification.Started()))];
        await tasks.CommitAsync(spec, etag, new Decision(first.State with { Phase = TaskPhase.Stopped }, notify, true), ManualTime.Start, Token);
    }
}
