using Recording.Core.Flv;

namespace Recording.Media.Relaying;

/// <summary>Reads the source's FLV stream and hands each tag to every target; begins and ends targets as the feed says.</summary>
internal sealed class RelayFan(RelayRequest request, RelayTools tools, RelayNews news) : IAsyncDisposable
{
    private static readonly TimeSpan Tending = TimeSpan.FromSeconds(0.25);

    private readonly List<Task> _leaving = [];

    // Changed by the loop that follows the feed, read by the source's thread.
    private volatile PushTarget[] _targets = [];

    /// <summary>Reads the source to its end, on the source's thread.</summary>
    public void Read(Stream source)
    {
        var reader = new FlvReader();
        var piece = new byte[64 * 1024];
        try
        {
            int count;
            while ((count = source.Read(piece)) > 0)
            {
                reader.Append(piece.AsSpan(0, count));
                while (reader.TryRead(out var tag))
                    HandOn(tag, reader.Head);
            }
        }
        catch (InvalidDataException error)
        {
            // It stays unread, which is noticed as a source that stands still.
            Log.RelayUnreadable(tools.Logger, request.Folder, error.Message);
        }
        catch (IOException)
        {
            // The process has gone, and its exit says the rest.
        }
    }

    /// <summary>Follows the feed until it is cancelled. A missing program throws.</summary>
    public async Task TendAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Tending, tools.Time);
        try
        {
            do
                await TendAsync();
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // The relay is over.
        }
    }

    /// <summary>Ends all targets, having sent what waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        var ending = _targets.Select(target => target.DisposeAsync().AsTask()).Concat(_leaving).ToList();
        await Task.WhenAll(ending);
    }

    private async Task TendAsync()
    {
        var wanted = request.Targets.Current;
        _leaving.RemoveAll(task => task.IsCompleted);
        foreach (var target in _targets)
        {
            if (target.Ended.IsFaulted)
                await target.Ended;
            if (wanted.Any(target.Address.IsSame))
                continue;
            _targets = [.. _targets.Where(other => other != target)];
            _leaving.Add(target.DisposeAsync().AsTask());
        }

        foreach (var address in wanted)
        {
            if (!_targets.Any(target => target.Address.IsSame(address)))
                _targets = [.. _targets, new PushTarget(address, request.Folder, tools, news)];
        }
    }

    private void HandOn(FlvTag tag, FlvHead head)
    {
        foreach (var target in _targets)
            target.Add(tag, head);
    }
}
