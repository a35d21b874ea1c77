using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.EndToEnd.Tests;

/// <summary>Every packet of the source, once and in order, through segments, splits and finished files.</summary>
public sealed class LosslessnessTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task RecordingOfManySegmentsAndSplits_HoldsEveryPacketOnce()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(
            new SourceClipOptions { Duration = TimeSpan.FromSeconds(112), Width = 320, Height = 180, Gop = 25, VideoKilobits = 300 }, Token);
        var template = await scenario.CreateTemplateAsync(Formats.Hls(cycle: 30), Formats.Mp4(cycle: 30), Formats.Flv(cycle: 60));
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("notify", "whole"), template);

        // Whoever plays before the publisher starts sees its first packet.
        await scenario.Rtmp.WaitForPlayersAsync("notify", "whole", 1, Token);
        await using (var publisher = await Publisher.StartAsync(scenario.Rtmp.Url("notify", "whole"), clip, PublisherOptions.Once, Token))
            await publisher.Ended.WaitAsync(Token);
        await scenario.WaitForAsync(job, report => report.StoredSeconds > 111.5);
        var end = await scenario.StopAsync(job);

        Assert.True(end.Segments >= 20, $"Only {end.Segments} segments.");
        var source = await clip.PacketsAsync(Token);
        foreach (var (format, files) in new[] { ("m3u8", 4), ("mp4", 4), ("flv", 2) })
        {
            var made = await scenario.FilesAsync(job, format);
            Assert.Equal(files, made.Count);
            var parts = new List<StreamPackets>();
            foreach (var file in made.OrderBy(file => file.Start))
                parts.AddRange(await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, file.Url, Token));
            PacketLists.EnsureEqual(source, StreamPackets.Join(parts), PacketExpectation.Whole);
            Assert.Equal(112, made.Sum(file => file.Duration), 0.5);
        }
    }
}
