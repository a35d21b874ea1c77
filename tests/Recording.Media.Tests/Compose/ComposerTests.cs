using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recording.Core.Ffmpeg;
using Recording.Media.Compose;
using Recording.Media.Probing;
using Recording.Media.Processes;
using Recording.Media.Tests.Kit;

namespace Recording.Media.Tests.Compose;

public sealed class ComposerTests(Sample sample) : IDisposable
{
    private readonly string _work = Directory.CreateTempSubdirectory("rec compose:100%d ").FullName;

    public void Dispose() => Directory.Delete(_work, recursive: true);

    /// <summary>Runs as (source, from, to) over segments of 2 s each.</summary>
    public static TheoryData<string, TrackMedia, string> Cases()
    {
        var cases = new TheoryData<string, TrackMedia, string>();
        foreach (var media in Enum.GetValues<TrackMedia>())
        {
            cases.Add("one run", media, "A0-5");
            cases.Add("a file that begins in the middle of a run", media, "A3-5");
            cases.Add("two runs, the clock back by less than 10 s", media, "A0-1 B0-2");
            cases.Add("two runs, the clock back by more than 10 s", media, "A0-5 B0-5");
            cases.Add("three runs, back, then forward", media, "A2-3 B0-1 A4-5");
            cases.Add("two runs, the clock going on as if nothing had happened", media, "A0-1 B2-4");
            cases.Add("three runs of one segment", media, "A0-0 B0-0 A0-0");
        }

        return cases;
    }

    [Theory]
    [InlineData(TrackMedia.VideoOnly)]
    [InlineData(TrackMedia.AudioOnly)]
    public async Task A_sliver_of_one_kind_keeps_no_file_from_being_made(TrackMedia left)
    {
        using var whole = await Spool.CutAsync(sample.First);
        using var other = await Spool.CutAsync(sample.Second, left);
        var sliver = other.Run(0, 0);
        await using (var file = File.OpenWrite(sliver.Segments[0].Path))
            file.SetLength(file.Length / 4 / 188 * 188);
        var result = await Composer().ComposeAsync(
            new ComposeRequest(ComposeFormat.Mp4, [whole.Run(0, 1), sliver, whole.Run(3, 4)], Path.Combine(_work, "out.mp4"), _work), TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, result.Error);
        var (first, second) = (await Packets.JoinedAsync(whole.Run(0, 1).Segments.Select(s => s.Path)), await Packets.JoinedAsync(whole.Run(3, 4).Segments.Select(s => s.Path)));
        Assert.Equal([.. first.Video, .. second.Video], await Packets.VideoAsync(Path.Combine(_work, "out.mp4")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(188 * 3)]
    [InlineData(4096)]
    public async Task A_sliver_that_cannot_be_decoded_keeps_no_file_from_being_made(int bytes)
    {
        using var whole = await Spool.CutAsync(sample.First);
        using var other = await Spool.CutAsync(sample.Second);
        foreach (var sliver in new[] { other.Segments[0], other.Segments[3] })
        {
            await using var file = File.OpenWrite(sliver.Path);
            file.SetLength(bytes);
        }

        // One alone, and one at the end of a run.
        var result = await Composer().ComposeAsync(
            new ComposeRequest(ComposeFormat.Mp4, [whole.Run(0, 1), other.Run(0, 0), other.Run(1, 3), whole.Run(3, 4)], Path.Combine(_work, "out.mp4"), _work),
            TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, result.Error);
        var made = await Packets.VideoAsync(Path.Combine(_work, "out.mp4"));
        foreach (var run in new[] { whole.Run(0, 1), other.Run(1, 2), whole.Run(3, 4) })
            Assert.Subset(made.ToHashSet(), (await Packets.JoinedAsync(run.Segments.Select(s => s.Path))).Video.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_file_has_every_packet_once_and_lasts_as_long_as_its_runs(string name, TrackMedia media, string plan)
    {
        Assert.NotEmpty(name);
        using var a = await Spool.CutAsync(sample.First, media);
        using var b = await Spool.CutAsync(sample.Second, media);
        var runs = plan.Split(' ').Select(p => (p[0] == 'A' ? a : b).Run(p[1] - '0', p[3] - '0')).ToList();
        var (video, audio) = (media is not TrackMedia.AudioOnly, media is not TrackMedia.VideoOnly);
        List<string> videoWanted = [], audioWanted = [];
        foreach (var run in runs)
        {
            var packets = await Packets.JoinedAsync(run.Segments.Select(s => s.Path), video, audio);
            videoWanted.AddRange(packets.Video);
            audioWanted.AddRange(packets.Audio);
        }

        foreach (var format in new[] { ComposeFormat.Mp4, ComposeFormat.Flv })
        {
            var path = Path.Combine(_work, "out." + format);
            var result = await Composer().ComposeAsync(new ComposeRequest(format, runs, path, _work), TestContext.Current.CancellationToken);

            Assert.True(result.Succeeded, result.Error);
            Assert.Equal(videoWanted, video ? await Packets.VideoAsync(path) : []);
            Assert.Equal(audioWanted, audio ? await Packets.AudioAsync(path) : []);
            Assert.Equal(new FileInfo(path).Length, result.Bytes);
            Assert.Equal(new MediaFormat(video ? "h264" : null, video ? 320 : 0, video ? 180 : 0, audio ? "aac" : null, audio ? 48000 : 0, audio ? 2 : 0), result.Format);
            await AssertTimesAsync(path, runs, result.Duration);
        }

        Assert.Equal(2, Directory.GetFileSystemEntries(_work).Length);
    }

    [Fact]
    public async Task Mp3_lasts_as_long_as_the_sound_and_has_128_kbit()
    {
        using var a = await Spool.CutAsync(sample.First);
        using var b = await Spool.CutAsync(sample.Second);
        var path = Path.Combine(_work, "out.mp3");
        var result = await Composer().ComposeAsync(new ComposeRequest(ComposeFormat.Mp3, [a.Run(0, 5), b.Run(0, 2)], path, _work), TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, result.Error);
        Assert.Equal("v:-;a:mp3:48000x2", result.Format!.Signature);
        Assert.InRange(result.Duration.TotalSeconds, 17.9, 18.3);
        Assert.InRange(result.Bytes * 8 / result.Duration.TotalSeconds, 127_000, 131_000);
    }

    /// <summary>Runs of 6 s: A and S differ in their pictures, L is sound alone, R has another rate and one channel, P another codec, V no sound.</summary>
    [Theory]
    [InlineData("A S", "440 660")]
    [InlineData("S A S", "660 440 660")]
    [InlineData("A L", "440 440")]
    [InlineData("L A", "440 440")]
    [InlineData("A R", "440 880")]
    [InlineData("R A A", "880 440 440")]
    [InlineData("A P A", "440 990 440")]
    [InlineData("V A V S", "440 660")]
    public async Task Mp3_goes_on_over_runs_of_other_formats(string plan, string tones)
    {
        using var spools = new SpoolSet(sample);
        var runs = new List<MediaRun>();
        foreach (var source in plan.Split(' '))
            runs.Add((await spools.CutAsync(source[0])).Run(0, 2));
        var path = Path.Combine(_work, "out.mp3");
        var result = await Composer().ComposeAsync(new ComposeRequest(ComposeFormat.Mp3, runs, path, _work), TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, result.Error);
        var expected = tones.Split(' ').Select(int.Parse).ToList();
        Assert.InRange(result.Duration.TotalSeconds, (6 * expected.Count) - 0.2, (6 * expected.Count) + 0.2);
        for (var i = 0; i < expected.Count; i++)
            Assert.InRange(await Tone.HertzAsync(path, from: (6 * i) + 1, seconds: 4), expected[i] - 2, expected[i] + 2);
    }

    [Fact]
    public async Task Mp3_without_sound_says_so()
    {
        using var a = await Spool.CutAsync(sample.First, TrackMedia.VideoOnly);
        var result = await Composer().ComposeAsync(new ComposeRequest(ComposeFormat.Mp3, [a.Run(0, 5)], Path.Combine(_work, "out.mp3"), _work), TestContext.Current.CancellationToken);

        Assert.True(result is { Succeeded: false, NoSuchTrack: true });
        Assert.Empty(Directory.GetFileSystemEntries(_work));
    }

    [Theory]
    [InlineData(ComposeFormat.Mp4)]
    [InlineData(ComposeFormat.Flv)]
    public async Task A_run_of_two_packets_of_sound_is_joined_like_any_other(ComposeFormat format)
    {
        var blip = Path.Combine(sample.Folder, $"blip-{format}.flv");
        await TestTool.RunAsync("ffmpeg", sample.Folder, "-v", "error", "-i", sample.Second, "-vn", "-c", "copy", "-frames:a", "2", blip);
        using var a = await Spool.CutAsync(sample.First, TrackMedia.AudioOnly);
        using var b = await Spool.CutAsync(blip, TrackMedia.AudioOnly);
        Assert.InRange(new FileInfo(b.Segments[0].Path).Length / 188, 5, 10);
        MediaRun[] runs = [a.Run(0, 1), b.Run(0, 0), a.Run(2, 3), b.Run(0, 0)];

        var path = Path.Combine(_work, "out." + format);
        var result = await Composer().ComposeAsync(new ComposeRequest(format, runs, path, _work), TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, result.Error);
        Assert.InRange(result.Duration.TotalSeconds, 8, 8.3);

        // FFmpeg does not know the short run by itself here either, but behind another one it does.
        var (first, rest) = (await SoundAsync(a.Run(0, 1)), await SoundAsync(a.Run(2, 3)));
        var blips = (await Packets.JoinedAsync(a.Run(0, 1).Segments.Concat(b.Segments).Select(s => s.Path), video: false)).Audio[first.Count..];
        Assert.Equal(2, blips.Count);
        Assert.Equal([.. first, .. blips, .. rest, .. blips], await Packets.AudioAsync(path));

        static async Task<List<string>> SoundAsync(MediaRun run) =>
            (await Packets.JoinedAsync(run.Segments.Select(s => s.Path), video: false)).Audio;
    }

    [Fact]
    public async Task Names_with_FFmpegs_own_syntax_do_no_harm()
    {
        using var a = await Spool.CutAsync(sample.First);
        a.Rename(1);
        a.Rename(2);
        var result = await Composer().ComposeAsync(new ComposeRequest(ComposeFormat.Mp4, [a.Run(0, 5)], Path.Combine(_work, "a:b 100%d 'c'.mp4"), _work), TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, result.Error);
        Assert.InRange(result.Duration.TotalSeconds, 11.9, 12.2);
    }

    [Fact]
    public async Task A_missing_or_damaged_segment_or_another_format_leaves_no_file()
    {
        using var a = await Spool.CutAsync(sample.First);
        using var small = await Spool.CutAsync(sample.Small);
        var output = Path.Combine(_work, "out.mp4");
        async Task<ComposeResult> ComposeAsync(params MediaRun[] runs) =>
            await Composer().ComposeAsync(new ComposeRequest(ComposeFormat.Mp4, runs, output, _work), TestContext.Current.CancellationToken);

        Assert.Contains("differ in format", (await ComposeAsync(a.Run(0, 1), small.Run(0, 1))).Error, StringComparison.Ordinal);
        Assert.Contains("no segments", (await ComposeAsync()).Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(a.Segments[5].Path, "no media", TestContext.Current.CancellationToken);
        Assert.Contains("cannot be decoded", (await ComposeAsync(a.Run(0, 5))).Error, StringComparison.Ordinal);
        File.Delete(a.Segments[2].Path);
        Assert.Contains("missing", (await ComposeAsync(a.Run(0, 4))).Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_work));
    }

    [Fact]
    public async Task A_cancelled_composition_leaves_no_file()
    {
        using var a = await Spool.CutAsync(sample.First);
        using var cancelled = new CancellationTokenSource();
        var composing = Composer().ComposeAsync(new ComposeRequest(ComposeFormat.Mp4, [a.Run(0, 5)], Path.Combine(_work, "out.mp4"), _work), cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => composing);
        Assert.Empty(Directory.GetFileSystemEntries(_work));
    }

    // Within one frame and one packet of sound for each join; and every stream's clock rises.
    private static async Task AssertTimesAsync(string path, List<MediaRun> runs, TimeSpan duration)
    {
        var expected = runs.Sum(r => r.Segments.Sum(s => s.Duration.TotalSeconds));
        Assert.InRange(Math.Abs(duration.TotalSeconds - expected), 0, 0.15 * runs.Count);
        var packets = await TestTool.RunAsync("ffprobe", Path.GetTempPath(), "-v", "error", "-show_entries", "packet=stream_index,dts_time", "-of", "csv=p=0", path);
        foreach (var stream in packets.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).GroupBy(f => f[0]))
        {
            var times = stream.Select(f => double.Parse(f[1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.All(times.Zip(times.Skip(1)), p => Assert.True(p.Second > p.First, $"stream {stream.Key}: {p.First} then {p.Second}"));
            Assert.All(times.Zip(times.Skip(1)), p => Assert.InRange(p.Second - p.First, 0, 0.3));
        }
    }

    private static FfmpegMediaComposer Composer()
    {
        var options = Options.Create(new FfmpegOptions());
        var probe = new FfprobeMediaProbe(options, TimeProvider.System, NullLogger<FfprobeMediaProbe>.Instance);
        return new FfmpegMediaComposer(options, probe, TimeProvider.System, NullLogger<FfmpegMediaComposer>.Instance);
    }
}
