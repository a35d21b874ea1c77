using System.Globalization;
using Recording.Testing.Media;
using Recording.Testing.Processes;

namespace Recording.Testing.Rtmp;

/// <summary>An FFmpeg that pushes a clip to an RTMP address without touching its packets, and that can be ill-treated.</summary>
public sealed class Publisher : IAsyncDisposable
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ChildProcess _process;

    private Publisher(string url, string file, PublisherOptions options)
    {
        List<string> arguments = ["-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+info", "-progress", "pipe:1", "-stats_period", "0.1",
            "-readrate", options.ReadRate.ToString(CultureInfo.InvariantCulture)];
        if (options.Loops != 0)
            arguments.AddRange(["-stream_loop", $"{options.Loops}"]);
        arguments.AddRange(["-i", file, "-map", "0", "-c", "copy", .. options.Spoiling, "-f", "flv", "-flvflags", "no_duration_filesize", url]);
        _process = ChildProcess.Start("ffmpeg", arguments, onOutput: WatchProgress);
        Ended = EndAsync();
    }

    /// <summary>Completes when the server has accepted the stream and the first packets are sent; fails when FFmpeg ends before that.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes with FFmpeg's exit code: 0 when the clip was sent to its end.</summary>
    public Task<int> Ended { get; }

    /// <summary>What FFmpeg has logged so far.</summary>
    public string Log => _process.Log;

    /// <summary>Starts to publish and waits until packets flow.</summary>
    public static Task<Publisher> StartAsync(string url, SourceClip clip, PublisherOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clip);
        return StartAsync(url, clip.Path, options, cancellationToken);
    }

    /// <summary>The same with any FLV file.</summary>
    public static async Task<Publisher> StartAsync(string url, string file, PublisherOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var publisher = new Publisher(url, file, options);
        try
        {
            await publisher.Started.WaitAsync(cancellationToken);
            return publisher;
        }
        catch
        {
            await publisher.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the stream in order, as an encoder does whose user presses stop.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _process.Signal(UnixSignal.Terminate);
        await Ended.WaitAsync(cancellationToken);
    }

    /// <summary>Kills FFmpeg at once; the kernel closes its connection.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await Ended.WaitAsync(cancellationToken);
    }

    /// <summary>Stops sending while the connection stays open, as a lost network does.</summary>
    public void Freeze() => _process.Signal(UnixSignal.Stop);

    /// <summary>Goes on after <see cref="Freeze"/>; what was not sent meanwhile is sent as fast as possible.</summary>
    public void Unfreeze() => _process.Signal(UnixSignal.Continue);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private void WatchProgress(string line)
    {
        // The connection is accepted before the first packet is written, and only packets move the time.
        var isTime = line.StartsWith("out_time_us=", StringComparison.Ordinal);
        if (isTime && long.TryParse(line.AsSpan("out_time_us=".Length), CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0)
            _started.TrySetResult();
    }

    private async Task<int> EndAsync()
    {
        var code = await _process.Exited;
        if (_started.TrySetException(new InvalidOperationException($"FFmpeg ended with {code} before it published anything:\n{Log}")))
            _ = _started.Task.Exception; // Observed here, since nobody has to wait for the start.
        return code;
    }
}
