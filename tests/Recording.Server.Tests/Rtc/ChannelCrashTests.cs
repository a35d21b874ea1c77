using Recording.Core.Tasks.State;
using static Recording.Server.Tests.Rtc.ChannelBench;

namespace Recording.Server.Tests.Rtc;

/// <summary>A channel's whole recording with an update in the middle, and a process that dies at every single write to storage.</summary>
public sealed class ChannelCrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ProcessDiesAtAnyWrite_NextOneBringsItToItsEnd(bool afterTheWrite)
    {
        var fault = afterTheWrite ? WriteFault.DeathAfter : WriteFault.DeathBefore;
        int writes;
        await using (var whole = await StartedAsync())
        {
            await RecordAsync(whole);
            await whole.All.UntilRetiredAsync();
            await AssertEndedWellAsync(whole);
            writes = whole.All.Faults.Writes;
        }

        for (var n = 1; n <= writes; n++)
        {
            var at = n;
            TestContext.Current.TestOutputHelper?.WriteLine($"write {n} of {writes}");
            await using var bench = await StartedAsync();
            bench.All.Faults.Plan = write => write == at ? fault : WriteFault.None;
            var record = Task.Run(() => RecordAsync(bench));

            // Playlists that wait for each other are written once, so this time there may be fewer writes.
            await bench.All.Faults.UntilAsync(async () => bench.All.Faults.IsDead || (record.IsCompleted && (await bench.All.OpenAsync()).Count == 0));
            await bench.All.RestartAsync();
            if ((await bench.All.OpenAsync()).SingleOrDefault() is { } task && await bench.All.Tasks.LoadAsync(task, CancellationToken.None) is not null)
                await bench.CallAsync("StopRtcCloudRecording", task);
            await bench.All.UntilRetiredAsync();
            await AssertEndedWellAsync(bench);
        }
    }

    private static async Task RecordAsync(ChannelBench bench)
    {
        var task = await bench.BeginAsync(Request(Users("anna", "bert")));
        (await bench.RunAsync("anna_C")).Up().Segment().End();
        (await bench.RunAsync("bert_C")).Up().Segment();
        await bench.UpdateAsync(task, Users("anna", "cleo"));
        (await bench.RunAsync("cleo_C")).Up().Segment();
        (await bench.RunAsync("anna_C")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks is [{ NextSequence: 2 }, { Phase: TrackPhase.Ended }, { NextSequence: 1 }]);
        await bench.CallAsync("StopRtcCloudRecording", task);
    }

    /// <summary>Every segment that was written is in one playlist that has an end; callbacks have numbers without holes, each said once.</summary>
    private static async Task AssertEndedWellAsync(ChannelBench bench)
    {
        Assert.Empty(bench.All.Spool.Segments);
        var sent = bench.Sent().DistinctBy(item => item.Entry.Sequence).ToList();
        if (sent.Count == 0)
            return;

        Assert.Equal(Enumerable.Range(1, sent.Count).Select(i => (long)i), sent.Select(item => item.Entry.Sequence));
        Assert.Equal("TaskStopped", sent[^1].Event);
        var (spec, state, _) = await bench.LoadAsync(bench.Sent()[0].Entry.DeliveryId[..36]);
        Assert.Equal(TaskPhase.Stopped, state.Phase);
        Assert.Equal(spec.Tracks.Select(track => track.Subscription), state.Tracks.Select(track => track.Subscription));
        var files = await bench.All.Tasks.ReadFilesAsync(spec.TaskId, CancellationToken.None);
        Assert.Equal(files.Count, sent.Count(item => item.Event == "RecordFileUploaded"));

        var named = new List<string>();
        foreach (var file in files)
        {
            var lines = bench.All.Objects.Text(spec.Container, file.Finished!.ObjectName).Split('\n');
            Assert.Equal("#EXT-X-ENDLIST", lines[^2]);
            named.AddRange(lines.Where(line => line.EndsWith(".ts", StringComparison.Ordinal)));
        }

        Assert.Equal(bench.All.Capture.Written.Count, named.Count);
        Assert.Equal(named.Count, named.Distinct().Count());
    }
}
