using System.Globalization;
using System.Text;
using Recording.Core.Ffmpeg;
using Recording.Media.Probing;

namespace Recording.Engine.Tests.Kit;

/// <summary>Segment files that say in words what they hold, and the probe that reads them.</summary>
internal sealed class FakeMedia : IMediaProbe
{
    public const string Signature = "v:h264:640x360;a:aac:44100x2";

    // Transport streams are whole packets, and FFmpeg's begin at this time.
    private const int Packet = 188;
    private static readonly TimeSpan ClockBase = TimeSpan.FromSeconds(1.4);
    private int _untilFailure;

    public static MediaFormat Format { get; } = MediaFormat.TryParse(Signature, out var format) ? format : MediaFormat.None;

    /// <summary>Lets the n-th read from now, from 1, fail as an unreadable disk does.</summary>
    public void FailAt(int read) => Volatile.Write(ref _untilFailure, read);

    public static byte[] Write(string path, double start, double duration)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{start} {duration} {Guid.NewGuid()}").PadRight(Packet);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var bytes = Encoding.ASCII.GetBytes(text);
        File.WriteAllBytes(path, bytes);
        return bytes;
    }

    public async Task<MediaProbeResult?> ProbeAsync(string path, CancellationToken ct)
    {
        if (Interlocked.Decrement(ref _untilFailure) == 0)
            throw new IOException("The test's disk fails.");
        if (!File.Exists(path))
            return null;
        var parts = (await File.ReadAllTextAsync(path, ct)).Split(' ');
        var (start, duration) = (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
        return new MediaProbeResult(Format, ClockBase + TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(duration), 1, 1);
    }
}
