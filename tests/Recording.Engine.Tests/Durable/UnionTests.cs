using System.Text.Json;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Durable;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Durable;

/// <summary>Every effect and every event is handled, goes over the engine's queues, and is in the documentation. A new one must not be forgotten.</summary>
public sealed class UnionTests
{
    public static TheoryData<string> Effects => [.. UnionSamples.Effects.Select(effect => effect.GetType().Name)];

    public static TheoryData<string> Events => [.. UnionSamples.Events.Select(taskEvent => taskEvent.GetType().Name)];

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task Effect_IsARecordOrHasAnActivity(string name)
    {
        var effect = UnionSamples.Effect(name);
        var noted = new NotedCalls();
        var calls = new ActionCalls(noted, "task");
        if (effect is TaskEffect.UpdateCapture)
        {
            // The worker that captures looks at the task itself.
            calls.Begin([effect]);
            Assert.Empty(noted.Names);
            return;
        }

        Assert.Equal(effect.IsRecord, DurableCalls.Of(effect) is null);
        await using var bench = new DurableBench(OutputFormat.Hls);
        var work = () => bench.Alive.Get<ActionWork>().RunAsync(new ActionCall("nobody's", effect), new CancellationToken(canceled: true));
        if (effect.IsRecord)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => calls.Begin([effect]));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(work);
        }
        else
        {
            calls.Begin([effect]);
            Assert.Equal(DurableCalls.Of(effect), Assert.Single(noted.Names));
            Assert.IsNotType<ArgumentOutOfRangeException>(await Record.ExceptionAsync(work));
        }
    }

    public static TheoryData<string> Actions => [.. UnionSamples.Effects.Where(effect => !effect.IsRecord).Select(effect => effect.GetType().Name)];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Action_GoesOverTheQueues(string name)
    {
        var effect = UnionSamples.Effect(name);
        AssertSurvives(new ActionCall("task", effect), call => call.Action);
        AssertSurvives(new TaskTurn(1, [effect], ManualTime.Start, false, [WorkLane.Callbacks], false), turn => turn.Actions.Single());
        AssertSurvives(new RecordingRun("task", 2, [effect]), run => run.Unfinished.Single());
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_GoesOverTheQueues(string name)
    {
        var taskEvent = UnionSamples.Event(name);
        AssertSurvives(new SignalledEvent("id", taskEvent), signalled => signalled.Event);
        AssertSurvives(new TurnRequest("task", 3, [new SignalledEvent("id", taskEvent)]), request => request.Events.Single().Event);
        AssertSurvives(new ActionResult(taskEvent), result => result.Event!);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_IsDecided(string name)
    {
        var state = Samples.FirstDecision(Samples.Spec(formats: OutputFormat.Hls)).State;
        Assert.NotNull(TaskDecider.Decide(state, UnionSamples.Event(name), ManualTime.Start).State);
    }

    [Fact]
    public void Documentation_MapsEveryEffectAndEvent()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "durable.md"));
        foreach (var type in UnionSamples.Effects.Select(effect => effect.GetType()).Concat(UnionSamples.Events.Select(taskEvent => taskEvent.GetType())))
            Assert.Matches($@"(?m)^\|.*`{type.Name}`", page);
        foreach (var activity in UnionSamples.Effects.Select(DurableCalls.Of).OfType<string>())
            Assert.Contains($"activity `{activity}`", page, StringComparison.Ordinal);
    }

    private static void AssertSurvives<T>(T value, Func<T, object> part)
    {
        var json = JsonSerializer.Serialize(value);
        var back = JsonSerializer.Deserialize<T>(json)!;
        Assert.Equal(part(value).GetType(), part(back).GetType());
        Assert.Equal(json, JsonSerializer.Serialize(back));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Recording.Functions.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository was not found.");
        return folder;
    }
}
