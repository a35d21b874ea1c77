using Recording.EndToEnd.Tests.Scenarios;
using Recording.Faults.Tests.Suite;
using Recording.Testing;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Processes;
using Recording.Testing.Rtmp;

namespace Recording.Faults.Tests.Sources;

/// <summary>
/// Sources that do odd things. Beside these the end-to-end tests have sources that end, stall, come back, come back as another, and the tests of captures
/// those without sound, without pictures, and with other codecs.
/// </summary>
public sealed class SourceMischiefTests
{
    private static readonly SourceClipOptions Small =
        new() { Duration = TimeSpan.FromSeconds(FaultSuite.Of(12, 24)), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 };

    private static CancellationToken Token => RecordingScenario.Token;

    public static TheoryData<string> Odd => FaultSuite.Of(
        new TheoryData<string>("one key picture in all", "sound three seconds before pictures"),
        new TheoryData<string>(
            "ten seconds between key pictures", "one key picture in all", "sound three seconds before pictures", "90 pictures a second", "eight B-frames in a row",
            "no sound", "no pictures", "clock jumps forward by 5 s", "timestamps tremble"));

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task OddSource_EveryPacketIsRecorded(string kind)
    {
        var options = kind switch
        {
            "ten seconds between key pictures" => Small with { Gop = 250 },
            "one key picture in all" => Small with { Gop = 25 * 3600 },
            "90 pictures a second" => Small with { FramesPerSecond = 90, Gop = 90 },
            "eight B-frames in a row" => Small with { BFrames = 8, Gop = 50 },
            "no sound" => Small with { Audio = false },
            "no pictures" => Small with { Video = false },
            _ => Small,
        };
        string[] spoiling = kind switch
        {
            // Up to 15 s ahead is what a server sends that has buffered, and is recorded as it comes.
            "clock jumps forward by 5 s" => ["-bsf:v", "setts=ts=TS+gte(N\\,300)*5000", "-bsf:a", "setts=ts=TS+gte(N\\,562)*5000"],
            "timestamps tremble" => ["-bsf:a", "setts=ts=TS+mod(N*7\\,11)"],
            _ => [],
        };
        using var folder = new TempFolder("odd");
        var clip = await SourceClip.GetAsync(options, Token);
        var file = kind == "sound three seconds before pictures" ? await DelayPicturesAsync(clip, folder["late.flv"]) : clip.Path;
        await using var scenario = await RecordingScenario.StartAsync();
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("notify", "odd"), await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4()));
        await scenario.Rtmp.WaitForPlayersAsync("notify", "odd", 1, Token);
        await using (var publisher = await Publisher.StartAsync(
            scenario.Rtmp.Url("notify", "odd"), file, PublisherOptions.Once with { Spoiling = spoiling }, Token))
            await publisher.Ended.WaitAsync(Token);
        await scenario.WaitForAsync(job, report => report.State == "RECOVERING" || report.StoredSeconds > Small.Duration.TotalSeconds - 1);
        await scenario.StopAsync(job);

        var source = await PacketHashes.ReadAsync(file, Token);
        foreach (var format in new[] { "m3u8", "mp4" })
        {
            var packets = new List<StreamPackets>();
            foreach (var made in (await scenario.FilesAsync(job, format)).OrderBy(found => found.Start))
                packets.AddRange(await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, made.Url, Token));
            PacketLists.EnsureEqual(source, StreamPackets.Join(packets), PacketExpectation.Whole);
        }

        FaultTable.Put(new FaultRow(
            $"source: {kind}", 1, $"0 of {source.Video.Count + source.Audio.Count} packets", "nothing", [], "every packet is in the playlist and in the MP4"));
    }

    [Fact]
    public async Task PublisherConnectsAndDrops_TheJobRecordsWhoeverIsThere()
    {
        var dice = FaultSuite.Dice(nameof(PublisherConnectsAndDrops_TheJobRecordsWhoeverIsThere));
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(Small, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("live", "flaps"), await scenario.CreateTemplateAsync(Formats.Hls()));
        await scenario.Rtmp.WaitForPlayersAsync("live", "flaps", 1, Token);
        var drops = FaultSuite.Of(15, 100);
        for (var drop = 0; drop < drops; drop++)
        {
            await using var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("live", "flaps"), clip, PublisherOptions.Once, Token);
            await Task.Delay(dice.Between(0, 0.6), Token);
            await publisher.KillAsync(Token);
        }

        // A publisher that stays is recorded to its end, whatever was before it.
        var since = TimeProvider.System.GetTimestamp();
        var before = await scenario.JobAsync(job);
        await using (var last = await Publisher.StartAsync(scenario.Rtmp.Url("live", "flaps"), clip, PublisherOptions.Once, Token))
        {
            await scenario.WaitForAsync(job, report => report.State == "RUNNING" && report.RecordedSeconds > before.StoredSeconds + 2);
            var recovery = RecoveryTime.Since(since);
            await last.Ended.WaitAsync(Token);
            await scenario.WaitForAsync(job, report => report.State == "RECOVERING");
            await scenario.StopAsync(job);

            var source = await clip.PacketsAsync(Token);
            var playlist = Assert.Single(await scenario.FilesAsync(job, "m3u8"));
            var parts = await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, playlist.Url, Token);
            Assert.Equal(source.Video[^1].Hash, parts[^1].Video[^1].Hash);
            Assert.True(parts[^1].Video.Count > source.Video.Count / 2, $"The last publisher's part has {parts[^1].Video.Count} pictures.");
            PacketLists.EnsureEqual(source, parts[^1], PacketExpectation.Stretch);
            Assert.Empty(ProcessIdentity.DescendantsOf(scenario.Server.ProcessId));
            FaultTable.Put(new FaultRow(
                "publisher connects and drops", drops, "0 of the last publisher's packets after it is up", "-", [recovery], "the job lives, and records whoever stays"));
        }
    }

    private static async Task<string> DelayPicturesAsync(SourceClip clip, string target)
    {
        await Command.RunAsync(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-y", "-i", clip.Path, "-itsoffset", "3", "-i", clip.Path, "-map", "1:v", "-map", "0:a", "-c", "copy", "-t", $"{Small.Duration.TotalSeconds}", "-f", "flv", target],
            Token);
        return target;
    }
}
