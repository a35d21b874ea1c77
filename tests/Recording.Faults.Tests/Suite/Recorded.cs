using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;

namespace Recording.Faults.Tests.Suite;

/// <summary>All of a job's playlists, compared with the source.</summary>
internal sealed class Recorded
{
    private readonly HashSet<string> _video;
    private readonly HashSet<string> _audio;

    // Packets of both kinds up to the end of each stretch.
    private readonly IReadOnlyList<(int Video, int Audio)> _ends;

    private Recorded(IReadOnlyList<StreamPackets> parts, int segments, PacketComparison video, PacketComparison audio, double framesPerSecond)
    {
        (Parts, Segments, Video, Audio, FramesPerSecond) = (parts, segments, video, audio, framesPerSecond);
        Whole = StreamPackets.Join(parts);
        _ends = Ends(parts);
        _video = [.. Whole.Video.Select(packet => packet.Hash)];
        _audio = [.. Whole.Audio.Select(packet => packet.Hash)];
    }

    /// <summary>The stretches between discontinuities and file boundaries.</summary>
    public IReadOnlyList<StreamPackets> Parts { get; }

    public int Segments { get; }

    public StreamPackets Whole { get; }

    public PacketComparison Video { get; }

    public PacketComparison Audio { get; }

    /// <summary>Length of each hole in the picture, in seconds.</summary>
    public IReadOnlyList<double> Holes => [.. Video.Lost.Select(run => run.Count / FramesPerSecond)];

    /// <summary>
    /// At how many ends of stretches something is missing. More than there are holes in the picture where a capture died before its first key picture: a
    /// moment of sound, or less than a packet, is between two of them then.
    /// </summary>
    public int Gaps => _ends.Count(end => Video.Lost.Any(run => run.RecordedPosition == end.Video) || Audio.Lost.Any(run => run.RecordedPosition == end.Audio));

    private double FramesPerSecond { get; }

    /// <summary>Downloads and compares; the source may loop, and the recording may join and leave it at any packet.</summary>
    public static async Task<Recorded> ReadAsync(RecordingScenario scenario, string job, SourceClip clip, bool loops = true)
    {
        var token = RecordingScenario.Token;
        var parts = new List<StreamPackets>();
        var segments = new List<string>();
        foreach (var file in (await AllAsync(scenario, job, "m3u8")).OrderBy(file => file.Start))
        {
            parts.AddRange(await PacketHashes.DownloadPartsAsync(scenario.Server.Client.Http, file.Url, token));
            segments.AddRange(Playlist.Parse(await scenario.Server.Client.Http.GetStringAsync(file.Url, token)).Segments.Select(WithoutQuery));
        }

        Assert.Equal(segments.Count, segments.Distinct().Count());
        var whole = StreamPackets.Join(parts);
        var source = await clip.PacketsAsync(token);
        var expectation = PacketExpectation.Looped with { Loops = loops };
        return new Recorded(
            parts,
            segments.Count,
            PacketLists.Compare(source.Video, whole.Video, expectation),
            PacketLists.Compare(source.Audio, whole.Audio, expectation),
            clip.Options.FramesPerSecond);
    }

    /// <summary>Every file of a format, however many there are.</summary>
    public static async Task<IReadOnlyList<FileReport>> AllAsync(RecordingScenario scenario, string job, string format)
    {
        var all = new List<FileReport>();
        for (var page = 1; ; page++)
        {
            var answer = (await scenario.Server.Client.CallAsync(
                "ListLiveRecordFiles",
                new { JobIds = new[] { job }, RecordFormat = format, PageSize = 30, PageNo = page },
                RecordingScenario.Token)).EnsureOk();
            var files = FileReport.ReadAll(answer);
            all.AddRange(files);
            if (files.Count < 30)
                return all;
        }
    }

    /// <summary>
    /// Nothing twice, nothing out of order, nothing that the source did not send; but for the last packet of a capture that was killed, which may be cut.
    /// </summary>
    public void EnsureInOrder(int killedCaptures)
    {
        foreach (var (kind, comparison) in new[] { ("video", Video), ("audio", Audio) })
        {
            Assert.True(comparison.Doubled.Count + comparison.OutOfOrder.Count == 0, $"{kind}: {comparison}");
            Assert.True(comparison.Foreign.Sum(run => run.Count) <= killedCaptures, $"{kind}: {comparison}");
        }
    }

    /// <summary>The job knows of every gap, and nothing is missing anywhere else than at one.</summary>
    public void EnsureMarked(int gaps)
    {
        Assert.True(gaps == Gaps, $"{gaps} gaps are marked, at {Gaps} ends something is missing, of stretches of {string.Join(", ", Parts.Select(part => $"{part.Video.Count}+{part.Audio.Count}"))} packets.");
        Assert.All(Video.Lost, run => Assert.Contains(_ends, end => end.Video == run.RecordedPosition));
        Assert.All(Audio.Lost, run => Assert.Contains(_ends, end => end.Audio == run.RecordedPosition));
    }

    /// <summary>How many packets of a witness are not in the recording.</summary>
    public int Missing(StreamPackets witness) =>
        witness.Video.Count(packet => !_video.Contains(packet.Hash)) + witness.Audio.Count(packet => !_audio.Contains(packet.Hash));

    private static List<(int Video, int Audio)> Ends(IReadOnlyList<StreamPackets> parts)
    {
        var ends = new List<(int Video, int Audio)>();
        var (video, audio) = (0, 0);
        foreach (var part in parts)
        {
            (video, audio) = (video + part.Video.Count, audio + part.Audio.Count);
            ends.Add((video, audio));
        }

        return ends;
    }

    private static string WithoutQuery(string address) => address.Split('?')[0];
}
