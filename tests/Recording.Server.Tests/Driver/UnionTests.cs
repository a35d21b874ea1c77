using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Recording.Core.Tasks.State;
using Recording.Engine.Capture;
using Recording.Engine.Effects;
using Recording.Engine.Files;
using Recording.Engine.Tasks;

namespace Recording.Server.Tests.Driver;

/// <summary>The embedded driver handles every effect and every event. A new one must not be forgotten.</summary>
public sealed class UnionTests
{
    public static TheoryData<string> Effects => [.. UnionSamples.Effects.Select(effect => effect.GetType().Name)];

    public static TheoryData<string> Events => [.. UnionSamples.Events.Select(taskEvent => taskEvent.GetType().Name)];

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task Effect_IsARecordOrIsCarriedOut(string name)
    {
        await using var bench = await DriverBench.StartedAsync(OutputFormat.Hls);
        using var log = new LogList();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var runner = new EffectRunner(
            bench.Services.GetRequiredService<CaptureSupervisor>(),
            bench.Services.GetRequiredService<PlaylistPublisher>(),
            bench.Services.GetRequiredService<FileFinisher>(),
            bench.Services.GetRequiredService<ActionRetry>(),
            logs.CreateLogger<EffectRunner>());
        var effect = UnionSamples.Effect(name);
        runner.Begin(bench.Spec, effect, bench.Services.GetRequiredService<ITaskDriver>(), CancellationToken.None);

        // A capture that was begun lasts.
        if (effect is Core.Tasks.Decisions.TaskEffect.StartCapture)
            (await bench.Capture.NextAsync()).End();
        await runner.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(effect.IsRecord, log.Lines.Any(line => line.Contains($"Action {name} of task", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task Event_IsTaken(string name)
    {
        await using var bench = await DriverBench.StartedAsync(OutputFormat.Hls);
        // A live job's listener has no word for a pause.
        await bench.Driver.StartAsync(bench.Spec with { NotifyUrl = null }, CancellationToken.None);
        Assert.True(await bench.Driver.RaiseAsync(bench.Spec.TaskId, UnionSamples.Event(name), CancellationToken.None));
    }
}
