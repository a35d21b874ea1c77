using Recording.Core.Ffmpeg;

namespace Recording.Media.Tests.Kit;

/// <summary>Short encoded sources: 320x180 at 25 frames, a key frame each second, B-frames, and 48 kHz stereo sound.</summary>
public sealed class Sample : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("rec-sample-").FullName;

    /// <summary>12 s of picture and sound.</summary>
    public string First => Path.Combine(Folder, "first.flv");

    /// <summary>12 s of another picture and another sound.</summary>
    public string Second => Path.Combine(Folder, "second.flv");

    /// <summary>6 s at 160x120 and 25 frames.</summary>
    public string Small => Path.Combine(Folder, "small.flv");

    /// <summary>6 s of mono sound at 44.1 kHz, with the pictures of <see cref="First"/>.</summary>
    public string Mono => Path.Combine(Folder, "mono.flv");

    /// <summary>6 s of MP3 sound, with the pictures of <see cref="First"/>.</summary>
    public string Mp3Sound => Path.Combine(Folder, "mp3.flv");

    /// <summary>A codec that FLV has and MPEG-TS lacks.</summary>
    public string OldCodec => Path.Combine(Folder, "old.flv");

    /// <summary>Sound from the beginning, the picture 8 s later.</summary>
    public string LateVideo => Path.Combine(Folder, "late.flv");

    /// <summary>5 s at 320x180, then 6 s at 160x120, with one clock.</summary>
    public string Changing => Path.Combine(Folder, "changing.flv");

    public static MediaFormat Format { get; } = new("h264", 320, 180, "aac", 48000, 2);

    public async ValueTask InitializeAsync()
    {
        await EncodeAsync("testsrc2=s=320x180:r=25:d=12", "sine=440:d=12:r=48000", First);
        await EncodeAsync("testsrc=s=320x180:r=25:d=12", "sine=880:d=12:r=48000", Second);
        await EncodeAsync("testsrc2=s=160x120:r=25:d=6", "sine=660:d=6:r=48000", Small);
        await TestTool.RunAsync("ffmpeg", Folder, "-v", "error", "-i", First, "-f", "lavfi", "-i", "sine=880:r=44100", "-map", "0:v", "-map", "1:a", "-t", "6", "-c:v", "copy", "-c:a", "aac", "-ac", "1", Mono);
        await TestTool.RunAsync("ffmpeg", Folder, "-v", "error", "-i", First, "-f", "lavfi", "-i", "sine=990:r=44100", "-map", "0:v", "-map", "1:a", "-t", "6", "-c:v", "copy", "-c:a", "libmp3lame", Mp3Sound);
        await TestTool.RunAsync("ffmpeg", Folder, "-v", "error", "-f", "lavfi", "-i", "testsrc=s=160x120:r=10:d=4", "-c:v", "flv1", "-g", "10", OldCodec);
        await TestTool.RunAsync("ffmpeg", Folder, "-v", "error", "-itsoffset", "8", "-i", First, "-stream_loop", "1", "-i", First, "-map", "0:v", "-map", "1:a", "-c", "copy", LateVideo);

        var before = Path.Combine(Folder, "before.flv");
        var after = Path.Combine(Folder, "after.flv");
        await TestTool.RunAsync("ffmpeg", Folder, "-v", "error", "-i", First, "-t", "5", "-c", "copy", before);
        await TestTool.RunAsync("ffmpeg", Folder, "-v", "error", "-i", Small, "-c", "copy", "-output_ts_offset", "5.2", after);
        const int fileHeader = 13;
        await File.WriteAllBytesAsync(Changing, [.. await File.ReadAllBytesAsync(before), .. (await File.ReadAllBytesAsync(after))[fileHeader..]]);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<string> EncodeAsync(string picture, string sound, string path) => TestTool.RunAsync(
        "ffmpeg", Folder, "-v", "error", "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound,
        "-c:v", "libx264", "-preset", "veryfast", "-bf", "2", "-g", "25", "-keyint_min", "25", "-sc_threshold", "0", "-b:v", "150k",
        "-c:a", "aac", "-b:a", "64k", "-ac", "2", path);
}
