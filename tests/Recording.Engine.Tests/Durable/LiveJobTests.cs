using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Engine.Tests.Durable;

/// <summary>A live job on the Durable driver, as long as nothing goes wrong.</summary>
public sealed class LiveJobTests
{
    [Theory]
    [InlineData(OutputFormat.Hls, OutputFormat.Mp4)]
    [InlineData(OutputFormat.Mp4)]
    [InlineData(OutputFormat.Hls, OutputFormat.Mp3, OutputFormat.Flv)]
    public async Task Job_SourceComesBackAndIsStopped_IsStoredInFiles(params OutputFormat[] formats)
    {
        await using var bench = new DurableBench(formats);
        await bench.StartAsync();
        (await bench.NextAsync()).Run.Up().Segment().Segment().Segment().End();
        (await bench.NextAsync()).Run.Up().Segment().Segment();
        await bench.UntilStoredAsync(5);
        Assert.True(await bench.StopAsync());

        await bench.AssertEndsWellAsync();
        Assert.Equal(3 * formats.Length, (await bench.Tasks.ReadFilesAsync(bench.Spec.TaskId, CancellationToken.None)).Count);
        Assert.Equal(2, (await bench.StateAsync()).Tracks[0].Epoch);
    }

    [Fact]
    public async Task Job_StreamStaysAway_Ends()
    {
        await using var bench = new DurableBench(2, [OutputFormat.Hls], settings: ("Recording:LiveRecord:ReconnectWindow", "00:00:04"));
        await bench.StartAsync();
        (await bench.NextAsync()).Run.Up().Segment().End();

        await bench.AssertEndsWellAsync();
        Assert.Equal(ExitReason.StreamEnded, (await bench.StateAsync()).ExitReason);
    }

    [Fact]
    public async Task Job_StreamNeverComes_FailsAndSaysSo()
    {
        await using var bench = new DurableBench(2, [OutputFormat.Hls], settings: ("Recording:LiveRecord:FirstStreamTimeout", "00:00:03"));
        await bench.StartAsync();

        await bench.AssertEndsWellAsync();
        Assert.Equal(ExitReason.StreamNotFound, (await bench.StateAsync()).ExitReason);
    }

    [Fact]
    public async Task Event_ThatCannotBeTaken_IsPassedOverAndKeepsNothingFromGoingOn()
    {
        await using var bench = new DurableBench(OutputFormat.Hls);
        await bench.StartAsync();
        var (_, run) = await bench.NextAsync();
        run.Up().Segment();
        await bench.UntilStoredAsync(1);

        // A live job has no word for a pause, so its callback cannot be written.
        await bench.RaiseAsync(new TaskEvent.PauseRequested());
        run.Segment();
        await bench.UntilStoredAsync(2);
        await bench.StopAsync();
        await bench.AssertEndsWellAsync();
    }
}
