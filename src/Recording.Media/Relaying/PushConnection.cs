using System.Buffers;
using Recording.Core.Ffmpeg;
using Recording.Core.Relaying;
using Recording.Core.Streams;
using Recording.Media.Processes;

namespace Recording.Media.Relaying;

/// <summary>One connection to a target: an ffmpeg that publishes, and what writes into its pipe.</summary>
internal sealed class PushConnection : IAsyncDisposable
{
    private static readonly TimeSpan Checking = TimeSpan.FromSeconds(0.5);

    private readonly TargetQueue _queue;
    private readonly PushLimits _limits;
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly Lock _gate = new();
    private readonly PushWatch _watch;
    private readonly SecretFile _secret;
    private readonly MediaProcess _process;
    private readonly CancellationTokenSource _over = new();
    private readonly Action _onLive;
    private readonly Task _pumped;
    private long _writingSince;

    public PushConnection(string program, string folder, PushAddress address, TargetQueue queue, PushLimits limits, TimeProvider time, Action onLive)
    {
        (_queue, _limits, _time, _onLive) = (queue, limits, time, onLive);
        _startedAt = time.GetTimestamp();
        _watch = new PushWatch(limits, address.Redact);
        _secret = new SecretFile(address.Preset);
        try
        {
            _process = MediaProcess.Start(
                new MediaProcessStart(program, PushArguments.Build(address.Server, _secret.Path, limits.Stall), folder), time, static _ => { }, OnLog);
        }
        catch
        {
            _secret.Dispose();
            throw;
        }

        _pumped = PumpAsync();
    }

    public int ProcessId => _process.ProcessId;

    /// <summary>How long the target has taken the stream.</summary>
    public TimeSpan LiveFor
    {
        get
        {
            lock (_gate)
                return _watch.LiveFor(Now);
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_startedAt);

    /// <summary>Runs until it fails, and answers why; null when it was ended, which sends what waits first.</summary>
    public async Task<PushOutcome?> RunAsync(CancellationToken end)
    {
        using var timer = new PeriodicTimer(Checking, _time);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = end.Register(() => asked.TrySetResult());
        while (!_process.Exited.IsCompleted && !asked.Task.IsCompleted)
        {
            await Task.WhenAny(_process.Exited, asked.Task, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
            if (IsOverdue())
                _process.Kill();
        }

        if (asked.Task.IsCompleted && !_process.Exited.IsCompleted)
        {
            _queue.Complete();
            if (!await _process.WaitAsync(_limits.End, CancellationToken.None))
                _process.Kill();
            return null;
        }

        var code = await _process.Exited;
        lock (_gate)
            return asked.Task.IsCompleted ? null : _watch.Conclude(code);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _process.DisposeAsync();
        await _pumped;
        _secret.Dispose();
        _over.Dispose();
    }

    private bool IsOverdue()
    {
        var since = Volatile.Read(ref _writingSince);
        lock (_gate)
            return _watch.IsOverdue(Now, since == 0 ? TimeSpan.Zero : _time.GetElapsedTime(since));
    }

    private async Task PumpAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(128 * 1024);
        try
        {
            bool isMore;
            do
            {
                isMore = await _queue.TakeAsync(buffer, _over.Token);
                Volatile.Write(ref _writingSince, _time.GetTimestamp());
                await _process.Input.WriteAsync(buffer.WrittenMemory, _over.Token);
                await _process.Input.FlushAsync(_over.Token);
                Volatile.Write(ref _writingSince, 0);
                buffer.ResetWrittenCount();
            }
            while (isMore);
            _process.Input.Close();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process has gone, and says why.
        }
    }

    // Nothing is kept of its log: it may repeat the address.
    private bool OnLog(string line)
    {
        lock (_gate)
        {
            var wasLive = _watch.IsLive;
            _watch.OnLine(line, Now);
            if (_watch.IsLive && !wasLive)
                _onLive();
        }

        return false;
    }
}
