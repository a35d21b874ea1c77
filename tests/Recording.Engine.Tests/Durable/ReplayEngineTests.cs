using Recording.Engine.Durable;

namespace Recording.Engine.Tests.Durable;

/// <summary>The tests' engine notices what an orchestration must not do.</summary>
public sealed class ReplayEngineTests
{
    [Fact]
    public async Task AwaitingSomethingElse_IsNoticed() =>
        Assert.Contains("awaited", await ViolationAsync(async orchestration =>
        {
            await Task.Yield();
            await Task.Delay(1);
            await orchestration.EventAsync<bool>("never");
        }), StringComparison.Ordinal);

    [Fact]
    public async Task BeingAnotherInTheReplay_IsNoticed()
    {
        var runs = 0;
        Assert.Contains("call 0 was", await ViolationAsync(async orchestration =>
        {
            await orchestration.TimerAsync(orchestration.Now.AddSeconds(1 + runs++), CancellationToken.None);
        }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallingLess_IsNoticed()
    {
        var runs = 0;
        Assert.Contains("the replay made 0", await ViolationAsync(async orchestration =>
        {
            if (runs++ == 0)
                await orchestration.TimerAsync(orchestration.Now.AddSeconds(1), CancellationToken.None);
        }), StringComparison.Ordinal);
    }

    private static async Task<string> ViolationAsync(Func<IOrchestration, Task> orchestrator)
    {
        var ended = new TaskCompletionSource();
        var engine = new ReplayEngine(new FastTime(10), (_, orchestration, _) => orchestrator(orchestration));
        engine.OnChange = () =>
        {
            if (engine.Violations.Count > 0 || !engine.IsRunning("one"))
                ended.TrySetResult();
        };
        engine.TryStart("any", "one", "input");
        engine.Raise("one", "wake", true);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return Assert.Single(engine.Violations);
    }
}
