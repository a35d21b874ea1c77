using System.Threading.Channels;
using Recording.Core.Ffmpeg;
using Recording.Core.Tasks.Decisions;
using Recording.Media.Capture;
using Recording.Media.Mixing;

namespace Recording.Media.Relaying;

/// <summary>Brings what the source and the targets tell, from many threads, into one order, and tells it from one loop.</summary>
internal sealed class RelayNews(IRelayObserver observer) : IMixObserver
{
    private readonly Channel<Action<IRelayObserver>> _calls =
        Channel.CreateUnbounded<Action<IRelayObserver>>(new UnboundedChannelOptions { SingleReader = true });

    public void OnStreamUp(MediaFormat format) => Tell(o => o.OnStreamUp(format));

    public void OnStreamsLost() => Tell(static o => o.OnStreamLost());

    public void OnProgress(TimeSpan recorded) => Tell(o => o.OnProgress(recorded));

    public void OnTargetLive(int target) => Tell(o => o.OnTargetLive(target));

    public void OnTargetFailed(int target, TargetFailure failure, string detail) => Tell(o => o.OnTargetFailed(target, failure, detail));

    /// <summary>A relay has no segments.</summary>
    public void OnSegmentClosed(ClosedSegment segment)
    {
    }

    /// <summary>Nothing comes any more.</summary>
    public void Finish() => _calls.Writer.TryComplete();

    /// <summary>Tells the observer, until <see cref="Finish"/>.</summary>
    public async Task DeliverAsync()
    {
        await foreach (var call in _calls.Reader.ReadAllAsync())
            call(observer);
    }

    private void Tell(Action<IRelayObserver> call) => _calls.Writer.TryWrite(call);
}
