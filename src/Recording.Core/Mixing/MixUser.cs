using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Streams;

namespace Recording.Core.Mixing;

/// <summary>A stream that is mixed.</summary>
/// <param name="User">Whose it is, and what of it is wanted.</param>
/// <param name="Source">Where it is; it may hold secrets.</param>
public sealed record MixUser(SubscribedUser User, RtmpUrl Source)
{
    /// <summary>Whether its sound is wanted.</summary>
    public bool HasSound => User.StreamType != RtcStreamType.VideoOnly;

    /// <summary>Whether its picture is wanted, should there be a pane for it.</summary>
    public bool HasPicture => User.StreamType != RtcStreamType.AudioOnly;

    public bool Equals(MixUser? other) => other is not null && User == other.User && Source.Text == other.Source.Text;

    public override int GetHashCode() => User.GetHashCode();
}
