using System.Buffers;
using System.Threading.Channels;
using Recording.Core.Flv;
using Recording.Core.Relaying;

namespace Recording.Media.Relaying;

/// <summary>What waits for one connection, between the thread that reads the source, which is never kept waiting, and the one that writes to the target's process.</summary>
internal sealed class TargetQueue(PushQueueLimits limits)
{
    // A write of this size takes a pipe's usual 64 KiB at most twice.
    private const int Batch = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly PushQueue _queue = new(limits);
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isComplete;
    private bool _hasHeader;

    /// <summary>Completes when the first media is there, or none will come.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Whether media is there, or was.</summary>
    public bool HasBegun
    {
        get
        {
            lock (_gate)
                return _queue.HasBegun;
        }
    }

    public long Dropped
    {
        get
        {
            lock (_gate)
                return _queue.Dropped;
        }
    }

    public void Add(FlvTag tag, FlvHead head)
    {
        lock (_gate)
        {
            if (_isComplete)
                return;
            _queue.Add(tag, head);
            if (!_queue.HasBegun)
                return;
            Wake();
        }

        _begun.TrySetResult();
    }

    /// <summary>No more comes; what waits is still there to be taken.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Wake();
        }

        _begun.TrySetResult();
    }

    /// <summary>Waits for tags and writes some of those that wait; answers whether more may come.</summary>
    public async Task<bool> TakeAsync(ArrayBufferWriter<byte> output, CancellationToken ct)
    {
        await _news.Reader.ReadAsync(ct);
        lock (_gate)
        {
            if (!_hasHeader && _queue.HasBegun)
            {
                FlvWriter.WriteHeader(output, _queue.HasPicture, _queue.HasSound);
                _hasHeader = true;
            }

            while (output.WrittenCount < Batch && _queue.TryTake(out var tag, out var timestamp))
                FlvWriter.WriteTag(output, tag, timestamp);
            if (!_queue.IsEmpty)
                Wake();
            return !_isComplete || !_queue.IsEmpty;
        }
    }

    private void Wake() => _news.Writer.TryWrite(true);
}
