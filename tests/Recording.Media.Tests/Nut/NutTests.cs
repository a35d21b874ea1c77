using System.Globalization;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;
using Recording.Media.Nut;
using Recording.Media.Tests.Kit;

namespace Recording.Media.Tests.Nut;

/// <summary>NUT as ffmpeg reads and writes it.</summary>
public sealed class NutTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rec-nut-").FullName;

    [Fact]
    public async Task Reader_OfFfmpegsRawStreams_HasTheTimesThatFfprobeHas()
    {
        var path = Path.Combine(_folder, "raw.nut");
        await TestTool.RunAsync(
            "ffmpeg", _folder, "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=128x96:r=10:d=3", "-f", "lavfi", "-i", "sine=440:r=44100:d=3",
            "-vf", "setpts=PTS+0.37/TB", "-c:v", "rawvideo", "-pix_fmt", "yuv420p", "-ac", "2", "-c:a", "pcm_s16le", "-f", "nut", path);
        var expected = (await TestTool.RunAsync("ffprobe", _folder, "-v", "error", "-show_entries", "packet=codec_type,pts_time,size", "-of", "csv=p=0", path))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))
            .Select(part => Line(part[0], double.Parse(part[1], CultureInfo.InvariantCulture), int.Parse(part[2], CultureInfo.InvariantCulture)));

        await using var file = File.OpenRead(path);
        var reader = new NutReader(file);
        var found = new List<string>();
        while (reader.TryReadFrame(out var frame))
        {
            reader.SkipContent(frame);
            found.Add(Line(frame.Stream.IsVideo ? "video" : "audio", frame.Time.TotalSeconds, frame.Size));
            if (frame.Stream.IsVideo)
                Assert.Equal((128, 96), (frame.Stream.Width, frame.Stream.Height));
        }

        Assert.Equal(expected.Order(), found.Order());

        static string Line(string kind, double time, int size) => FormattableString.Invariant($"{kind},{time:F4},{size}");
    }

    [Fact]
    public async Task Writer_OfALongGap_IsReadByFfmpegAndByTheReader()
    {
        var path = Path.Combine(_folder, "made.nut");
        var (video, audio) = (new MixVideo(new PictureSize(64, 48), 15, 30, 100, RtcVideoCodec.H264), new MixAudio(48000, 2, 64));
        await using (var file = File.Create(path))
        {
            var writer = new NutWriter(file, video, audio);
            foreach (var frame in new long[] { 0, 1, 2, 900, 1_000_000 })
            {
                writer.WritePicture(frame, new byte[video.Size.Bytes]);
                writer.WriteSound(frame * 3200, new byte[3200 * 4]);
            }

            writer.Flush();
        }

        var packets = await TestTool.RunAsync("ffprobe", _folder, "-v", "error", "-show_entries", "packet=codec_type,pts_time,size", "-of", "csv=p=0", "-f", "nut", path);
        string[] times = ["0.000000", "0.066667", "0.133333", "60.000000", "66666.666667"];
        Assert.Equal(times.SelectMany(time => new[] { $"video,{time},4608", $"audio,{time},12800" }), packets.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        await using var written = File.OpenRead(path);
        var reader = new NutReader(written);
        var read = 0;
        for (; reader.TryReadFrame(out var frame); read++)
            reader.SkipContent(frame);
        Assert.Equal(10, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nut/multimedia container\0")]
    [InlineData("something else that is long enough to be read")]
    public void Reader_OfSomethingElse_SaysSo(string content)
    {
        var reader = new NutReader(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(content)));
        Assert.ThrowsAny<IOException>(() => reader.TryReadFrame(out _));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
