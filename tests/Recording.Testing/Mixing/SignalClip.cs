using System.Globalization;
using Recording.Testing.Processes;

namespace Recording.Testing.Mixing;

/// <summary>
/// A clip that can be found again in a mix: one colour and one tone. At the beginning of each second the picture is white and the tone sounds, for
/// a fifth of a second; in between the picture has its colour and nothing sounds.
/// </summary>
public static class SignalClip
{
    /// <summary>How long a flash and its beep last.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(0.2);

    /// <summary>The FLV file; encoded at its first use and kept in the temp folder.</summary>
    /// <param name="color">A colour by FFmpeg's name.</param>
    /// <param name="hertz">The tone.</param>
    /// <param name="duration">Whole seconds.</param>
    /// <param name="size">Width and height, such as 320x180.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<string> GetAsync(string color, int hertz, TimeSpan duration, string size, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"recording-clips-{Environment.UserName}")).FullName;
        var path = Path.Combine(folder, $"signal-{color}-{hertz}-{duration.TotalSeconds:0}-{size}.flv");
        if (File.Exists(path))
            return path;

        var partial = Path.Combine(folder, $"{Guid.NewGuid():N}.partial");
        var seconds = duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        try
        {
            await Command.RunAsync(
                "ffmpeg",
                [
                    "-nostdin", "-hide_banner", "-loglevel", "error", "-y",
                    "-f", "lavfi", "-t", seconds, "-i", $"color=c={color}:s={size}:r=15,drawbox=t=fill:c=white:enable='lt(mod(t,1),0.19)',format=yuv420p",
                    "-f", "lavfi", "-t", seconds, "-i", $"aevalsrc='0.25*sin(2*PI*{hertz}*t)*lt(mod(t,1),0.2)':s=48000:c=stereo",
                    "-c:v", "libx264", "-preset", "veryfast", "-g", "15", "-keyint_min", "15", "-sc_threshold", "0", "-bf", "0", "-b:v", "150k",
                    "-c:a", "aac", "-b:a", "64k", "-f", "flv", partial,
                ],
                cancellationToken);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }

        return path;
    }
}
