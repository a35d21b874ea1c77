using Recording.Core.Tasks.State;
using Recording.Engine.Tests.Kit;
using Recording.Storage;

namespace Recording.Engine.Tests.Durable;

/// <summary>A whole job, with trouble at every single write to storage. The jobs wait more than they work, so some run beside each other.</summary>
public sealed class WriteFaultTests
{
    private static readonly ParallelOptions Beside = new() { MaxDegreeOfParallelism = 8 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Job_AnyWriteFailsOnce_EndsAsIfNothingHadHappened(bool answerLost)
    {
        await using var undisturbed = new DurableBench(1, [OutputFormat.Hls, OutputFormat.Mp4]);
        await undisturbed.StartAsync();
        await RecordAsync(undisturbed);
        var writes = undisturbed.Workers[0].Faults.Writes;
        await Parallel.ForEachAsync(Enumerable.Range(1, writes), Beside, async (n, _) =>
        {
            await using var bench = new DurableBench(1, [OutputFormat.Hls, OutputFormat.Mp4]);
            var fault = answerLost ? WriteFault.AnswerLost : WriteFault.Refused;
            bench.Workers[0].Faults.Plan = write => write == n ? fault : WriteFault.None;
            try
            {
                await bench.StartAsync();
            }
            catch (StorageUnavailableException)
            {
                // The client was told; nothing may be left of it.
                Assert.Null(await bench.Tasks.LoadAsync(bench.Spec.TaskId, CancellationToken.None));
                return;
            }

            await RecordAsync(bench);
            Assert.Equal(Told(undisturbed), Told(bench));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Job_WorkerDiesAtAWrite_AnotherBringsItToItsEnd(bool afterTheWrite)
    {
        var fault = afterTheWrite ? WriteFault.DeathAfter : WriteFault.DeathBefore;
        await Parallel.ForEachAsync(Enumerable.Range(0, 8).Select(n => 2 + (n * 4)), Beside, async (n, _) =>
        {
            await using var bench = new DurableBench(OutputFormat.Hls, OutputFormat.Mp4);
            bench.Engine.Redelivery = TimeSpan.FromSeconds(10);
            bench.Workers[0].Faults.Plan = write => write == n ? fault : WriteFault.None;
            var started = Task.Run(bench.StartAsync, CancellationToken.None);
            var mortal = bench.Workers[0];
            await Task.WhenAny(started, mortal.Faults.UntilAsync(() => Task.FromResult(mortal.IsDead)));
            if (await bench.Tasks.LoadAsync(bench.Spec.TaskId, CancellationToken.None) is null)
                return;

            await new RecordingOperator(bench, segments: 4).RunAsync();
            await bench.AssertEndsWellAsync(isExact: false);
        });
    }

    /// <summary>Two captures with a loss between them, three files of each format, then a stop.</summary>
    private static async Task RecordAsync(DurableBench bench)
    {
        (await bench.NextAsync()).Run.Up().Segment().Segment().Segment().End();
        (await bench.NextAsync()).Run.Up().Segment().Segment();
        await bench.UntilStoredAsync(5);
        await bench.StopAsync();
        await bench.AssertEndsWellAsync();
    }

    private static IEnumerable<string> Told(DurableBench bench) =>
        bench.Sender.Sent.DistinctBy(entry => entry.Sequence).Select(entry => entry.Type).Order(StringComparer.Ordinal);
}
