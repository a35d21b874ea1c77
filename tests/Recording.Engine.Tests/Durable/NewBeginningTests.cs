using System.Text.Json;
using Recording.Core.Tasks.State;
using Recording.Engine.Durable;

namespace Recording.Engine.Tests.Durable;

/// <summary>Orchestrations that begin anew with a short history.</summary>
public sealed class NewBeginningTests
{
    private const int LongestHistory = 400;

    [Fact]
    public async Task ManySegments_ManyRuns_NothingIsLost()
    {
        await using var bench = new DurableBench(OutputFormat.Hls, OutputFormat.Mp4);
        await bench.StartAsync();
        var (_, run) = await bench.NextAsync();
        run.Up();
        for (var i = 1; i <= 60; i++)
        {
            run.Segment();
            if (i % 3 == 0)
                await bench.UntilStoredAsync(i);
        }

        await bench.StopAsync();
        await bench.AssertEndsWellAsync();
        var orchestration = bench.Engine[bench.Spec.TaskId]!;
        Assert.InRange(orchestration.Generation, 3, 30);
        Assert.InRange(orchestration.LongestHistory, 1, LongestHistory);
    }

    [Fact]
    public async Task FileIsMadeForLong_PlaylistsGoOnMeanwhile()
    {
        await using var bench = new DurableBench(OutputFormat.Hls, OutputFormat.Mp4);
        using var made = new ManualResetEventSlim();
        bench.Composer.Answer = call =>
        {
            made.Wait(TimeSpan.FromSeconds(30));
            return null;
        };
        await bench.StartAsync();
        var (_, run) = await bench.NextAsync();
        run.Up();
        for (var i = 1; i <= 21; i++)
        {
            run.Segment();
            await bench.UntilStoredAsync(i);
        }

        var newest = Path.GetFileName((await bench.Ended.ManifestAsync())[^1].Segment.ObjectName);
        await bench.UntilAsync(() => Task.FromResult(bench.Objects.Names(bench.Spec.Container)
            .Any(name => name.Contains("live", StringComparison.Ordinal) && bench.Objects.Text(bench.Spec.Container, name).Contains(newest, StringComparison.Ordinal))));
        Assert.Equal(0, bench.Engine[bench.Spec.TaskId]!.Generation);
        made.Set();
        await bench.StopAsync();
        await bench.AssertEndsWellAsync();
    }

    [Fact]
    public void Event_InTheSameBatchAsTheNewBeginning_IsSentOn()
    {
        List<HistoryEvent> history =
        [
            new HistoryEvent.Awoken(DateTimeOffset.UnixEpoch),
            new HistoryEvent.Raised("event", "\"first\""),
            new HistoryEvent.Raised("event", "\"second\""),
            new HistoryEvent.Raised("event", "\"third\""),
        ];
        var before = SynchronizationContext.Current;
        var wasLeft = false;
        var context = new ReplayContext(() => wasLeft = true);
        SynchronizationContext.SetSynchronizationContext(context);
        var run = new ReplayRun(history, context);
        try
        {
            _ = run.Run(async orchestration =>
            {
                var inbox = new EventInbox<string>(orchestration, "event");
                await Task.WhenAny(inbox.Next);
                Assert.Equal(["first"], await inbox.TakeAsync());
                orchestration.ContinueAsNew("next");
                _ = inbox.ForwardAsync("self");
            });
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        // The one that was still waited for comes again by itself, the others with the new beginning.
        Assert.Equal([new HistoryEvent.Scheduled(0, "event", "self|event", JsonSerializer.Serialize("second"))], run.New);
        Assert.Equal([("event", "\"third\"")], run.Buffered);
        Assert.False(wasLeft);
    }
}
