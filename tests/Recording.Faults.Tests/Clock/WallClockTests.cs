using System.Globalization;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Faults.Tests.Kills;
using Recording.Faults.Tests.Suite;
using Recording.Testing;
using Recording.Testing.Media;
using Recording.Testing.Rtmp;

namespace Recording.Faults.Tests.Clock;

/// <summary>The wall clock of the service is set while it records.</summary>
public sealed class WallClockTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task ClockSetByAnHour_NothingIsLost_AndDurationsAreTrue()
    {
        var library = Directory.Exists("/usr/lib")
            ? Directory.EnumerateDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists)
            : null;
        if (library is null)
            Assert.Skip("libfaketime is not here (eng/install-faketime.sh).");

        using var folder = new TempFolder("clock");
        Set(folder, 0);
        await using var scenario = await RecordingScenario.StartAsync(
            ("LD_PRELOAD", library),
            ("FAKETIME_TIMESTAMP_FILE", folder["offset"]),
            ("FAKETIME_NO_CACHE", "1"),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
            ("NO_FAKE_STAT", "1"));
        var clip = await SourceClip.GetAsync(ServiceKilledTests.Clip, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "clock"), await scenario.CreateTemplateAsync(Formats.Hls(cycle: 15), Formats.Mp4()));
        await scenario.Rtmp.WaitForPlayersAsync("live", "clock", 1, Token);
        await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "clock"), clip, PublisherOptions.Endless, Token);
        await scenario.WaitForAsync(job, report => report.Segments >= 1);

        // Forward, back to the right time, an hour back, as in the nights on which the clocks change; and one second back, which is how clocks take a leap second.
        var steps = FaultSuite.Of<int[]>([3600, 3599, -3600], [3600, 3599, 0, -1, -3600, 0, 7200, -7200]);
        foreach (var seconds in steps)
        {
            Set(folder, seconds);
            var before = await scenario.JobAsync(job);
            await scenario.WaitForAsync(job, report => report.StoredSeconds > before.StoredSeconds + 5);
        }

        Assert.Contains("the wall clock was set", scenario.Server.Log, StringComparison.Ordinal);
        var end = await scenario.StopAsync(job);
        // What was finished in the clock's future is in no list of what there is up to now.
        Set(folder, steps.Max());
        var recorded = await Recorded.ReadAsync(scenario, job, clip);
        // Files begin at times of the clock, so their order is not asked of it: each packet is there, once.
        Assert.Equal((0, 1), (end.Gaps, end.Epoch));
        var mp4 = Assert.Single(await Recorded.AllAsync(scenario, job, "mp4"));
        Assert.Equal(end.StoredSeconds, mp4.Duration, 0.3);
        Assert.Equal(mp4.Duration, (await FfprobeReport.ReadAsync(mp4.Url.ToString(), Token)).Duration.TotalSeconds, 0.1);
        Assert.Equal(recorded.Whole.Video.Count, recorded.Whole.Video.Distinct().Count());
        Assert.Equal(recorded.Whole.Video.Count / (double)clip.Options.FramesPerSecond, end.StoredSeconds, 0.3);
        FaultTable.Put(new FaultRow(
            "wall clock set by hours, and by a leap second",
            steps.Length,
            $"0 of {recorded.Whole.Video.Count + recorded.Whole.Audio.Count} packets",
            "nothing",
            [],
            "no gap, no new capture; durations are what is in the files"));
    }

    private static void Set(TempFolder folder, int seconds)
    {
        // Whole or not at all, since it is read all the time.
        File.WriteAllText(folder["new"], string.Create(CultureInfo.InvariantCulture, $"{seconds:+0;-0;+0}\n"));
        File.Move(folder["new"], folder["offset"], overwrite: true);
    }
}
