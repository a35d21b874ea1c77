using System.Globalization;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Mixing;

namespace Recording.EndToEnd.Tests;

/// <summary>A channel mixed into one recording, by a written plan: decoded, it has to show and sound as planned.</summary>
[Collection(AloneOnTheMachine.Name)]
public sealed class MixTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task JoinsLeavesAFreezeAndAReturn_AreWhereAndWhenThePlanHasThem()
    {
        // Three minutes are too long for every run: RECORDING_MIX_SECONDS=180 asks for them.
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("RECORDING_MIX_SECONDS"), CultureInfo.InvariantCulture, out var asked) ? asked : 50;
        await using var scenario = await MixScenario.StartAsync();
        var plan = MixPlanned.Of(seconds);
        var run = await scenario.RunAsync(plan);
        var reading = await MixReading.ReadAsync(run.Playlist, MixScenario.FrameRate, Token);

        MixVerdict.Ensure(plan, run, reading, TestContext.Current.TestOutputHelper);
        Assert.Equal(0, run.Report.Tracks[0].Gaps);
    }
}
