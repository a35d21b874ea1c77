using Recording.Testing.Media;
using Recording.Testing.Processes;
using Recording.Testing.Rtmp;

namespace Recording.Benchmarks.Streams;

/// <summary>
/// N live streams, each from an FFmpeg of its own that copies a clip in a loop. They start one after the other over one slice's time,
/// so that their key pictures, and with them the ends of segments, are spread as those of strangers are.
/// </summary>
internal sealed class StreamFleet : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private readonly List<ChildProcess> _publishers = [];

    private StreamFleet(IReadOnlyList<string> urls) => Urls = urls;

    /// <summary>The addresses of the streams.</summary>
    public IReadOnlyList<string> Urls { get; }

    /// <summary>Publishes the streams and waits until the server has them all.</summary>
    public static async Task<StreamFleet> StartAsync(
        RtmpServer rtmp, string application, int count, SourceClip clip, CancellationToken cancellationToken)
    {
        List<string> names = [.. Enumerable.Range(0, count).Select(number => $"stream{number:000}")];
        var fleet = new StreamFleet([.. names.Select(name => rtmp.Url(application, name))]);
        try
        {
            var step = TimeSpan.FromSeconds(RecordedStreams.SliceSeconds) / count;
            foreach (var url in fleet.Urls)
            {
                fleet._publishers.Add(Publish(clip, url));
                await Task.Delay(step, cancellationToken);
            }

            var begin = TimeProvider.System.GetTimestamp();
            foreach (var name in names)
            {
                while (!await rtmp.IsPublishedAsync(application, name, cancellationToken))
                {
                    if (TimeProvider.System.GetElapsedTime(begin) > StartTimeout)
                        throw new TimeoutException($"Not all of {count} streams are published after {StartTimeout.TotalSeconds:0} s.");
                    await Task.Delay(PollInterval, cancellationToken);
                }
            }

            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>Throws when a publisher has ended: what was measured then was something else.</summary>
    public void EnsureAlive()
    {
        if (_publishers.Find(publisher => publisher.Exited.IsCompleted) is { } ended)
            throw new InvalidOperationException($"A publisher has ended:\n{ended.Log}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var publisher in _publishers)
            publisher.Kill();
        foreach (var publisher in _publishers)
            await publisher.DisposeAsync();
    }

    private static ChildProcess Publish(SourceClip clip, string url) => ChildProcess.Start(
        "ffmpeg",
        ["-nostdin", "-hide_banner", "-nostats", "-loglevel", "error", "-readrate", "1", "-stream_loop", "-1", "-i", clip.Path,
            "-map", "0", "-c", "copy", "-f", "flv", "-flvflags", "no_duration_filesize", url]);
}
