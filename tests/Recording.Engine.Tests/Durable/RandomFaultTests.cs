using Recording.Core.Tasks.State;
using Recording.Engine.Durable;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Durable;

/// <summary>Everything that can go wrong, at random and together: what is stored at the end is whole all the same.</summary>
public sealed class RandomFaultTests
{
    [Fact]
    public Task Job_WithFaultsAtRandom_EndsWell() =>
        Parallel.ForEachAsync(Enumerable.Range(1, 6), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (seed, _) => await RunAsync(seed));

    private static async Task RunAsync(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var (random, gate) = (new Random(seed), new Lock());
        int Roll(int sides)
        {
            lock (gate)
                return random.Next(sides);
        }

        await using var bench = new DurableBench(3, [OutputFormat.Hls, OutputFormat.Mp4]);
        bench.Engine.Redelivery = TimeSpan.FromSeconds(5 + Roll(40));
        bench.Engine.Plan = _ => Roll(5) == 0 ? (ActivityFault)(1 + Roll(3)) : ActivityFault.None;
        bench.Engine.Copies = _ => Roll(4) == 0 ? 2 : 1;
        foreach (var worker in bench.Workers)
            worker.Capture.OnStop = run => run.Segment(4).End(Media.Capture.CaptureExitReason.StopRequested);
        await bench.StartAsync();
        foreach (var worker in bench.Workers)
            worker.Faults.Plan = _ => Roll(25) == 0 ? (WriteFault)(1 + Roll(2)) : WriteFault.None;

        var (deaths, losses, drains) = (1, 2, 1);
        await new RecordingOperator(bench, segments: 8)
        {
            OnStep = () =>
            {
                if (deaths > 0 && Roll(40) == 0)
                {
                    deaths--;
                    bench.Workers[0].Die();
                }
                else if (drains > 0 && Roll(40) == 0)
                {
                    drains--;
                    _ = bench.Workers[1].DrainAsync();
                }
                else if (losses > 0 && Roll(40) == 0 && bench.Engine.IsRunning(bench.Spec.TaskId))
                {
                    losses--;
                    bench.Engine.Lose(Roll(2) == 0 ? bench.Spec.TaskId : DurableCalls.LaneOf(bench.Spec.TaskId, WorkLane.Callbacks), failed: true);
                }
            },
        }.RunAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed} ends");
        await bench.AssertEndsWellAsync(isExact: false);
    }
}
