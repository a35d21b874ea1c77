using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recording.Testing.Packets;
using Recording.Testing.Processes;

namespace Recording.Testing.Media;

/// <summary>
/// A short H.264 and AAC clip in FLV with a test picture that shows the running time, and a tone.
/// Noise is mixed into both so that no two packets are alike: a payload's hash then names its place in the source.
/// </summary>
public sealed class SourceClip
{
    private readonly Lazy<Task<StreamPackets>> _packets;

    private SourceClip(string path, SourceClipOptions options)
    {
        Path = path;
        Options = options;
        _packets = new Lazy<Task<StreamPackets>>(() => PacketHashes.ReadAsync(path, CancellationToken.None));
    }

    /// <summary>The FLV file. It is shared with other tests, so it must not be changed.</summary>
    public string Path { get; }

    /// <summary>What was asked for.</summary>
    public SourceClipOptions Options { get; }

    /// <summary>The clip, encoded at its first use and taken from a cache in the temp folder after that.</summary>
    public static async Task<SourceClip> GetAsync(SourceClipOptions options, CancellationToken cancellationToken)
    {
        if (!options.Video && !options.Audio)
            throw new ArgumentException("A clip needs a picture or sound.", nameof(options));

        var arguments = Arguments(options);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', arguments))))[..16];
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"recording-clips-{Environment.UserName}")).FullName;
        var path = System.IO.Path.Combine(folder, key + ".flv");
        if (!File.Exists(path))
        {
            // Others may encode the same clip at this moment; a rename shows only whole files, and any of them will do.
            var partial = System.IO.Path.Combine(folder, $"{key}.{Guid.NewGuid():N}.partial");
            try
            {
                await Command.RunAsync("ffmpeg", [.. arguments, partial], cancellationToken);
                File.Move(partial, path, overwrite: true);
            }
            finally
            {
                File.Delete(partial);
            }
        }

        return new SourceClip(path, options);
    }

    /// <summary>The payload hashes of the clip, read once.</summary>
    public Task<StreamPackets> PacketsAsync(CancellationToken cancellationToken) => _packets.Value.WaitAsync(cancellationToken);

    private static List<string> Arguments(SourceClipOptions options)
    {
        var seconds = options.Duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        List<string> arguments = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"];
        List<string> encoding = [];
        if (options.Video)
        {
            var size = $"{options.Width}x{options.Height}";
            var rate = $"{options.VideoKilobits}k";
            var picture = $"testsrc2=size={size}:rate={options.FramesPerSecond},noise=alls=6:allf=t:all_seed={options.Seed},format=yuv420p";
            arguments.AddRange(["-f", "lavfi", "-t", seconds, "-i", picture]);
            encoding.AddRange(["-map", "0:v", "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-b:v", rate, "-maxrate", rate,
                "-bufsize", rate, "-g", $"{options.Gop}", "-keyint_min", $"{options.Gop}", "-sc_threshold", "0", "-bf", $"{options.BFrames}"]);
        }

        if (options.Audio)
        {
            // A pure tone repeats the same AAC frames every few seconds; a little noise makes each one different.
            var sound = $"sine=frequency={options.ToneHertz}:sample_rate=48000[tone];"
                + $"anoisesrc=amplitude=0.01:sample_rate=48000:seed={options.Seed}[noise];"
                + "[tone][noise]amix=inputs=2:normalize=0,aformat=channel_layouts=stereo";
            arguments.AddRange(["-f", "lavfi", "-t", seconds, "-i", sound]);
            encoding.AddRange(["-map", options.Video ? "1:a" : "0:a", "-c:a", "aac", "-b:a", $"{options.AudioKilobits}k"]);
        }

        return [.. arguments, .. encoding, "-f", "flv"];
    }
}
