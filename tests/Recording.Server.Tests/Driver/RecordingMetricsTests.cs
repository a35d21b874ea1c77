using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;

namespace Recording.Server.Tests.Driver;

/// <summary>What the service's figures show of a recording that meets every kind of trouble.</summary>
public sealed class RecordingMetricsTests
{
    [Fact]
    public async Task ARecordingWithTrouble_IsSeenInEveryFigure()
    {
        await using var bench = await DriverBench.StartedAsync(OutputFormat.Hls, OutputFormat.Mp4);
        bench.Composer.Answer = _ => FakeComposer.Failure("odd", noSuchTrack: true);
        bench.Sender.Answer = entry => Task.FromResult(FakeSender.Status(Status(entry)));
        var readings = bench.Readings;

        await bench.Driver.StartAsync(bench.Spec, CancellationToken.None);
        var run = (await bench.Capture.NextAsync()).Up().Segment();
        Assert.Equal(1, readings.Sum("recording.captures.active"));
        await bench.Faults.UntilAsync(async () => (await bench.ManifestAsync()).Count == 1);
        bench.Faults.AreTablesAway = true;
        run.Segment();
        await bench.Faults.UntilAsync(() => Task.FromResult(bench.Time.GetUtcNow() > ManualTime.Start.AddMinutes(1)));
        Assert.InRange(readings.Gauge("recording.segment.waiting.age"), 30, 600);
        bench.Faults.AreTablesAway = false;
        await bench.Faults.UntilAsync(async () => (await bench.ManifestAsync()).Count == 2);
        run.End();
        (await bench.Capture.NextAsync()).Up().Segment();
        await bench.Faults.UntilAsync(async () => (await bench.ManifestAsync()).Count == 3);
        await bench.StopJobAsync();
        await bench.UntilRetiredAsync();

        Assert.Equal(0, readings.Sum("recording.captures.active"));
        Assert.Equal(1, readings.Sum("recording.captures.ended", "recording.capture.end_reason=SourceEnded"));
        Assert.Equal(1, readings.Sum("recording.captures.ended", "recording.capture.end_reason=StopRequested"));
        Assert.Equal(3, readings.Sum("recording.segments"));
        Assert.Equal(bench.Capture.Written.Sum(bytes => bytes.Length), readings.Sum("recording.segment.io"));
        Assert.Equal(3, readings.Of("recording.segment.lag").Count);
        Assert.InRange(readings.Of("recording.segment.lag").Max(), 30, 600);
        Assert.Equal(0, readings.Gauge("recording.segment.waiting.age"));
        Assert.InRange(readings.Sum("recording.storage.retries", "recording.storage.work=State"), 1, 1000);
        var gaps = await bench.Tasks.ReadGapsAsync(bench.Spec.TaskId, 0, CancellationToken.None);
        Assert.Equal(gaps.Count, readings.Sum("recording.gaps"));
        Assert.Equal(gaps.Sum(gap => (gap.To - gap.From).TotalSeconds), readings.Sum("recording.gap.time"), tolerance: 0.001);
        Assert.NotEqual(0, readings.Sum("recording.gap.time"));

        // A file of each output for at most 25 s, two in a row and one after the gap.
        var files = await bench.Tasks.ReadFilesAsync(bench.Spec.TaskId, CancellationToken.None);
        Assert.Equal(files.Count(file => file.Output == 0), readings.Sum("recording.files", "recording.file.format=m3u8", "recording.file.result=finished"));
        Assert.Equal(files.Count(file => file.Output == 1), readings.Sum("recording.files", "recording.file.format=mp4", "recording.file.result=failed"));
        Assert.Equal(files.Count, readings.Sum("recording.files"));

        Assert.Equal(1, readings.Sum("recording.callback.attempts", "recording.callback.result=Retrying"));
        Assert.Equal(1, readings.Sum("recording.callback.attempts", "recording.callback.result=GivenUp"));
        Assert.Equal(
            bench.Sender.Sent.DistinctBy(entry => entry.Sequence).Count() - 1,
            readings.Sum("recording.callback.attempts", "recording.callback.result=Delivered", "recording.callback.kind=LiveRecord"));
        Assert.Equal(readings.Sum("recording.callback.attempts"), readings.Of("recording.callback.age").Count);
        Assert.DoesNotContain(readings.All, reading => reading.Tags.Any(tag => tag.Contains(bench.Spec.TaskId + "-", StringComparison.Ordinal) || tag.Contains("://", StringComparison.Ordinal)));
    }

    /// <summary>The first callback is taken at its second attempt, the second one's receiver is gone.</summary>
    private static int Status(OutboxEntry entry) => (entry.Sequence, entry.Attempts) switch
    {
        (1, 0) => 500,
        (2, _) => 410,
        _ => 200,
    };
}
