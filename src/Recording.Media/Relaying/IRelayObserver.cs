using Recording.Core.Ffmpeg;
using Recording.Core.Tasks.Decisions;

namespace Recording.Media.Relaying;

/// <summary>
/// Hears what a relay does. Calls come in order, one at a time, and all of them before <see cref="IRelayCapture.RunAsync"/> returns. A slow observer
/// delays the next call, not the relay.
/// </summary>
public interface IRelayObserver
{
    /// <summary>The source delivers media, whether a target takes it or not; again after <see cref="OnStreamLost"/>.</summary>
    void OnStreamUp(MediaFormat format);

    /// <summary>Nobody delivers to the mix any more; it goes on.</summary>
    void OnStreamLost();

    /// <summary>So much media has come from the source, or the mix, since the beginning; a few times a second while media flows.</summary>
    void OnProgress(TimeSpan relayed);

    /// <summary>A target takes the stream; after each connection that succeeds.</summary>
    void OnTargetLive(int target);

    /// <summary>A connection to a target could not be made, or has ended. It is tried again.</summary>
    /// <param name="target">Its number.</param>
    /// <param name="failure">Why.</param>
    /// <param name="detail">A sentence for people, without address or secrets.</param>
    void OnTargetFailed(int target, TargetFailure failure, string detail);
}
