using Recording.Testing.Media;
using Recording.Testing.Processes;

namespace Recording.Testing.Packets;

public sealed class PacketHashesTests
{
    private static readonly SourceClipOptions Options = new() { Duration = TimeSpan.FromSeconds(12), BFrames = 2 };

    [Fact]
    public async Task Source_Segments_AndMp4_GiveTheSamePackets()
    {
        var cancel = TestContext.Current.CancellationToken;
        var clip = await SourceClip.GetAsync(Options, cancel);
        var source = await clip.PacketsAsync(cancel);
        using var folder = new TempFolder("hashes");

        await Command.RunAsync("ffmpeg", ["-nostdin", "-loglevel", "error", "-i", clip.Path, "-map", "0", "-c", "copy", "-f", "segment",
            "-segment_time", "2", "-segment_format", "mpegts", "-individual_header_trailer", "0", "-segment_list", folder["list.m3u8"], folder["%03d.ts"]], cancel);
        await Command.RunAsync("ffmpeg", ["-nostdin", "-loglevel", "error", "-i", folder["list.m3u8"], "-map", "0", "-c", "copy", "-movflags", "+faststart", folder["whole.mp4"]], cancel);
        var segments = await PacketHashes.ReadAsync(folder["list.m3u8"], cancel);
        var mp4 = await PacketHashes.ReadAsync(folder["whole.mp4"], cancel);

        Assert.Equal(300, source.Video.Count);
        Assert.Equal(12, source.Video.Count(packet => packet.IsKey));
        Assert.InRange(source.Audio.Count, 560, 566);
        Assert.True(Directory.GetFiles(folder.Path, "*.ts").Length >= 5);
        PacketLists.EnsureEqual(source, segments, PacketExpectation.Whole);
        PacketLists.EnsureEqual(source, mp4, PacketExpectation.Whole);
    }

    [Fact]
    public async Task DroppedPacket_IsFound()
    {
        var cancel = TestContext.Current.CancellationToken;
        var clip = await SourceClip.GetAsync(Options, cancel);
        var source = await clip.PacketsAsync(cancel);
        using var folder = new TempFolder("hashes");

        await Command.RunAsync("ffmpeg", ["-nostdin", "-loglevel", "error", "-i", clip.Path, "-map", "0", "-c", "copy",
            "-bsf:v", "noise=drop=eq(n\\,100)", "-bsf:a", "noise=drop=between(n\\,50\\,52)", folder["holes.ts"]], cancel);
        var recorded = await PacketHashes.ReadAsync(folder["holes.ts"], cancel);

        Assert.Equal([new PacketRun(100, 100, 1)], PacketLists.Compare(source.Video, recorded.Video).Lost);
        Assert.Equal([new PacketRun(50, 50, 3)], PacketLists.Compare(source.Audio, recorded.Audio).Lost);
    }
}
