namespace Recording.Engine.Durable;

/// <summary>The orchestration of a lane of work beside a task: does what waits, then sleeps until there is more.</summary>
public sealed class LaneLoop(IOrchestration orchestration)
{
    /// <summary>Looks by itself so often, should a signal be lost.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(30);

    public async Task RunAsync(LaneRun run)
    {
        // Signals that have come already are answered by what is done now.
        var inbox = new EventInbox<bool>(orchestration, DurableCalls.Signal);
        await inbox.TakeAsync();
        var turn = await orchestration.CallAsync<LaneTurn>(DurableCalls.RunLane, run);
        if (turn.IsDone)
            return;
        if (!turn.HasMore)
        {
            using var timer = new DeadlineTimer(orchestration);
            var latest = orchestration.Now + LongestSleep;
            await Task.WhenAny(inbox.Next, timer.For(turn.WaitUntil < latest ? turn.WaitUntil : latest)!);
        }

        orchestration.ContinueAsNew(run);
    }
}
