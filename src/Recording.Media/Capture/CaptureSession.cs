using System.Threading.Channels;
using Recording.Core.Ffmpeg;

namespace Recording.Media.Capture;

/// <summary>
/// One running capture: takes FFmpeg's lines on their reading threads, so that silence and broken clocks are noticed however
/// slow the observer is, and tells the observer in order from one loop.
/// </summary>
internal sealed class CaptureSession(string spoolFolder, CaptureMonitor monitor, ICaptureObserver observer, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _startedAt = time.GetTimestamp();
    private readonly ProgressReader _progress = new();
    private readonly PictureHeaderWatch _pictureHeader = new();
    private readonly Channel<Action<ICaptureObserver>> _calls =
        Channel.CreateUnbounded<Action<ICaptureObserver>>(new UnboundedChannelOptions { SingleReader = true });

    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _judged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The list arrives on another pipe than the log, so a segment can be heard of before the stream's format is.
    private readonly List<ClosedSegment> _heldSegments = [];
    private bool _announced;

    /// <summary>Completes when FFmpeg's words say that the capture has to be stopped.</summary>
    public Task Judged => _judged.Task;

    /// <summary>Completes when media has arrived.</summary>
    public Task Up => _up.Task;

    /// <summary>The number of the first segment that has not been listed.</summary>
    public int NextIndex { get; private set; }

    /// <summary>Where that segment begins.</summary>
    public TimeSpan NextStart { get; private set; }

    public TimeSpan UntilNextCheck
    {
        get
        {
            lock (_gate)
                return TimeSpan.FromTicks(Math.Max(0, (monitor.NextCheck - Now).Ticks));
        }
    }

    /// <summary>Whether media has arrived, and lately: FFmpeg answers 'q' only between packets.</summary>
    public bool IsFlowing
    {
        get
        {
            lock (_gate)
                return monitor.IsUp && monitor.SilentFor(Now) < TimeSpan.FromSeconds(1.5);
        }
    }

    /// <summary>Whether FFmpeg was seen to hang.</summary>
    public bool IsHung { get; private set; }

    /// <summary>How long no media has arrived.</summary>
    public TimeSpan Silence
    {
        get
        {
            lock (_gate)
                return monitor.SilentFor(Now);
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_startedAt);

    /// <summary>Takes a line of stdout.</summary>
    public void OnOutput(string line)
    {
        if (!SegmentListLine.TryParse(line, out var entry))
        {
            OnHeaderLine(line);
            return;
        }

        var path = Path.Combine(Path.GetFullPath(spoolFolder), SegmentFileName.Of(entry.Index));
        var file = new FileInfo(path);
        // An FFmpeg that ends before the first packet lists what it has opened.
        if (file is { Exists: true, Length: 0 } && entry.End <= entry.Start)
            return;

        var segment = new ClosedSegment(entry.Index, path, entry.Start, entry.End - entry.Start, file.Exists ? file.Length : 0, time.GetUtcNow(), IsTail: false);
        lock (_gate)
        {
            NextIndex = entry.Index + 1;
            NextStart = entry.End;
            _heldSegments.Add(segment);
            if (_announced)
                ReleaseSegments();
        }
    }

    /// <summary>Takes a line of stderr, and answers whether it is worth keeping.</summary>
    public bool OnLog(string line)
    {
        lock (_gate)
        {
            var isProgress = _progress.TryAccept(line, out var block);
            if (!isProgress)
                monitor.OnLog(FfmpegLogLine.Classify(line));
            else if (block is not null)
                OnProgress(block);

            if (monitor.Verdict is not null)
                _judged.TrySetResult();
            return !isProgress && FfmpegLogLine.LevelOf(line) is not FfmpegLogLevel.Info;
        }
    }

    /// <summary>Judges the silence, and answers whether the capture has to be stopped.</summary>
    public bool HasVerdict()
    {
        lock (_gate)
        {
            monitor.Check(Now);
            return monitor.Verdict is not null;
        }
    }

    /// <summary>FFmpeg reads no more, and has to be stopped.</summary>
    public void OnHung()
    {
        lock (_gate)
        {
            monitor.OnHung(Now);
            IsHung = true;
        }

        _judged.TrySetResult();
    }

    public CaptureExit Conclude(int exitCode)
    {
        lock (_gate)
            return monitor.Conclude(exitCode);
    }

    /// <summary>FFmpeg has gone and its lines have been taken: lets the held segments and the tail go.</summary>
    public void Finish(IReadOnlyList<ClosedSegment> tail)
    {
        lock (_gate)
        {
            _heldSegments.AddRange(tail);
            if (_heldSegments.Count > 0 && monitor.Format != MediaFormat.None)
                Announce();
            ReleaseSegments();
        }

        _calls.Writer.TryComplete();
    }

    /// <summary>Tells the observer, until <see cref="Finish"/>.</summary>
    public async Task DeliverAsync()
    {
        await foreach (var call in _calls.Reader.ReadAllAsync())
            call(observer);
    }

    private void OnHeaderLine(string line)
    {
        if (!_pictureHeader.Accept(line))
            return;

        lock (_gate)
            monitor.OnPictureChanged();
        _judged.TrySetResult();
    }

    private void OnProgress(FfmpegProgress block)
    {
        monitor.OnProgress(block, Now);
        if (!monitor.IsUp)
            return;

        _up.TrySetResult();
        Announce();
        ReleaseSegments();
        if (block.OutTime is { } recorded)
            _calls.Writer.TryWrite(o => o.OnProgress(recorded));
    }

    private void Announce()
    {
        if (_announced)
            return;

        _announced = true;
        var format = monitor.Format;
        _calls.Writer.TryWrite(o => o.OnStreamUp(format));
    }

    private void ReleaseSegments()
    {
        foreach (var segment in _heldSegments)
            _calls.Writer.TryWrite(o => o.OnSegmentClosed(segment));
        _heldSegments.Clear();
    }
}
