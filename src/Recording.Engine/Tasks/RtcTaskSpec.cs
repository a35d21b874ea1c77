using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Vod;

namespace Recording.Engine.Tasks;

/// <summary>What only the recording of an RTC channel has.</summary>
/// <param name="AppId">Application.</param>
/// <param name="ChannelId">Channel.</param>
/// <param name="StreamType">RecordParams.StreamType.</param>
/// <param name="MaxIdleTime">How long a track waits for its stream, at first and after a loss.</param>
/// <param name="Announced">What is announced when it is uploaded.</param>
/// <param name="SealedAuthKey">NotifyAuthKey, encrypted; null for none.</param>
public sealed record RtcTaskSpec(
    string AppId,
    string ChannelId,
    RtcStreamType StreamType,
    TimeSpan MaxIdleTime,
    IReadOnlyList<RtcNotifyFormat> Announced,
    string? SealedAuthKey)
{
    /// <summary>Where files become media assets; null for a bucket.</summary>
    public VodTaskSpec? Vod { get; init; }

    /// <summary>A track that begins with the task.</summary>
    public TrackSpec Track(TrackSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new TrackSpec(source.SealedAddress, RtcMedia.Of(source.User, StreamType)) { Subscription = source.User };
    }

    /// <summary>The one track of a task that mixes.</summary>
    public TrackSpec Track(MixSpec mix) => new("", RtcMedia.OfMix(StreamType)) { Mix = mix };

    /// <summary>A track that joins those that are there.</summary>
    public TrackSpec Track(TrackSource source, IReadOnlyList<TrackSpec> others) =>
        Track(source) with { JoinsAnother = others.Any(other => other.Subscriber.UserId == source.User.UserId && other.Subscriber != source.User) };
}
