using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>Publishing to a scenario, and comparing what it recorded.</summary>
internal static class ScenarioSources
{
    /// <summary>Publishes once a capture is waiting, so that it sees the first packet.</summary>
    public static async Task<Publisher> PublishForAsync(this RecordingScenario scenario, string application, string stream, SourceClip clip)
    {
        // An application without idle streams refuses players until somebody publishes.
        if (application != "idle")
            await scenario.Rtmp.WaitForPlayersAsync(application, stream, 1, RecordingScenario.Token);
        return await Publisher.StartAsync(scenario.Rtmp.Url(application, stream), clip, PublisherOptions.Once, RecordingScenario.Token);
    }

    /// <summary>
    /// The source, but for the very last packet of each kind: a capture of a source that fell silent has to be killed, and FFmpeg's
    /// muxer holds one packet back to order it against the next.
    /// </summary>
    public static void EnsureWholeButTheLast(StreamPackets source, StreamPackets recorded, PacketExpectation expectation)
    {
        PacketLists.EnsureEqual(source, recorded, expectation with { MayEndEarly = true });
        Assert.True(source.Video[^1].Hash == recorded.Video[^1].Hash || source.Video[^2].Hash == recorded.Video[^1].Hash);
        Assert.True(source.Audio[^1].Hash == recorded.Audio[^1].Hash || source.Audio[^2].Hash == recorded.Audio[^1].Hash);
    }

    /// <summary>Every file of the job holds what is expected of the clip.</summary>
    public static async Task EnsureHoldsAsync(this RecordingScenario scenario, string job, SourceClip clip, PacketExpectation expectation, bool killed = false)
    {
        var source = await clip.PacketsAsync(RecordingScenario.Token);
        foreach (var file in await scenario.FilesAsync(job))
        {
            var packets = StreamPackets.Join(await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, file.Url, RecordingScenario.Token));
            if (killed)
                EnsureWholeButTheLast(source, packets, expectation);
            else
                PacketLists.EnsureEqual(source, packets, expectation);
        }
    }
}
