using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;
using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Tasks;

/// <summary>A mix. Whom it mixes and where may change while it runs.</summary>
/// <param name="Recorded">RecordParams.StreamType.</param>
/// <param name="Users">The streams, addresses encrypted.</param>
/// <param name="Layout">Where pictures go; null without picture.</param>
/// <param name="Encoding">What it becomes.</param>
public sealed record MixSpec(RtcStreamType Recorded, IReadOnlyList<TrackSource> Users, MixLayoutParams? Layout, MixEncoding Encoding)
{
    /// <summary>Stands for all users where a track has one: no user's id is empty.</summary>
    public SubscribedUser Everybody => new("", Recorded, RtcSourceType.Camera);

    /// <summary>The same after a change.</summary>
    public MixSpec After(MixChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with { Users = change.Users, Layout = Encoding.Video is null ? null : change.Layout ?? Layout };
    }
}
