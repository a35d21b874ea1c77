using System.Globalization;
using Recording.Testing.Processes;

namespace Recording.Testing.Mixing;

/// <summary>A recording of a mix, decoded: small pictures at a fixed rate, and its sound. Times are seconds since its first picture.</summary>
public sealed class MixReading
{
    private const int Width = 64;
    private const int Height = 36;
    private const int SampleRate = 16000;
    private const int Window = SampleRate / 100;
    private readonly byte[] _pictures;
    private readonly short[] _samples;
    private readonly int _frameRate;
    private readonly double _soundStart;

    private MixReading(byte[] pictures, short[] samples, int frameRate, double soundStart) =>
        (_pictures, _samples, _frameRate, _soundStart) = (pictures, samples, frameRate, soundStart);

    /// <summary>Frames in it.</summary>
    public int Frames => _pictures.Length / (Width * Height * 3);

    /// <summary>Seconds of sound.</summary>
    public double SoundSeconds => (double)_samples.Length / SampleRate;

    /// <summary>Reads a file or a playlist.</summary>
    public static async Task<MixReading> ReadAsync(string source, int frameRate, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder("mix");
        string[] quiet = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"];
        await Command.RunAsync(
            "ffmpeg",
            [.. quiet, "-i", source, "-map", "0:v", "-fps_mode", "passthrough", "-vf", $"scale={Width}:{Height}:flags=area", "-pix_fmt", "rgb24", "-f", "rawvideo", folder["v"]],
            cancellationToken);
        await Command.RunAsync(
            "ffmpeg", [.. quiet, "-i", source, "-map", "0:a", "-ac", "1", "-ar", $"{SampleRate}", "-f", "s16le", folder["a"]], cancellationToken);
        var starts = await Command.RunAsync(
            "ffprobe", ["-v", "error", "-show_entries", "stream=codec_type,start_time", "-of", "csv=p=0", source], cancellationToken);
        var bytes = await File.ReadAllBytesAsync(folder["a"], cancellationToken);
        var samples = new short[bytes.Length / 2];
        Buffer.BlockCopy(bytes, 0, samples, 0, samples.Length * 2);
        return new MixReading(await File.ReadAllBytesAsync(folder["v"], cancellationToken), samples, frameRate, Start(starts, "audio") - Start(starts, "video"));
    }

    /// <summary>The colour around a point, given as parts of width and height.</summary>
    public Rgb ColorAt(int frame, double x, double y)
    {
        var at = (frame * Height + (int)(y * Height)) * Width + (int)(x * Width);
        return new Rgb(_pictures[at * 3], _pictures[at * 3 + 1], _pictures[at * 3 + 2]);
    }

    /// <summary>The colour around a point at a time.</summary>
    public Rgb ColorAt(double seconds, double x, double y) => ColorAt(Math.Clamp((int)(seconds * _frameRate), 0, Frames - 1), x, y);

    /// <summary>When the picture around a point becomes white.</summary>
    public IReadOnlyList<double> Flashes(double x, double y)
    {
        var times = new List<double>();
        for (var frame = 1; frame < Frames; frame++)
        {
            if (ColorAt(frame, x, y).IsNear(Rgb.White) && !ColorAt(frame - 1, x, y).IsNear(Rgb.White))
                times.Add((double)frame / _frameRate);
        }

        return times;
    }

    /// <summary>When a tone begins to sound, to a hundredth of a second.</summary>
    public IReadOnlyList<double> Beeps(int hertz)
    {
        var times = new List<double>();
        var wasQuiet = true;
        for (var window = 0; (window + 1) * Window <= _samples.Length; window++)
        {
            var isLoud = LoudnessOf(_samples.AsSpan(window * Window, Window), hertz) > 600;
            if (isLoud && wasQuiet)
                times.Add(_soundStart + (double)window / 100);
            wasQuiet = !isLoud;
        }

        return times;
    }

    /// <summary>How loud one tone is in some samples (Goertzel's algorithm): its amplitude.</summary>
    private static double LoudnessOf(ReadOnlySpan<short> samples, int hertz)
    {
        var factor = 2 * Math.Cos(2 * Math.PI * hertz / SampleRate);
        double before = 0, last = 0;
        foreach (var sample in samples)
            (before, last) = (last, sample + factor * last - before);
        return Math.Sqrt(last * last + before * before - factor * last * before) * 2 / samples.Length;
    }

    private static double Start(string streams, string kind) => double.Parse(
        streams.Split('\n').Select(line => line.Split(',')).First(fields => fields[0] == kind)[1], CultureInfo.InvariantCulture);
}
