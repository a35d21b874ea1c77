using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;
using Recording.Core.Operations.Rtc;
using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Tasks;

/// <summary>One source.</summary>
/// <param name="SealedSource">The stream's address, encrypted: it may carry a stream key.</param>
/// <param name="Media">What of it is recorded.</param>
public sealed record TrackSpec(string SealedSource, TrackMedia Media)
{
    /// <summary>Whose stream it is, where a channel is recorded; null for a live job's.</summary>
    public SubscribedUser? Subscription { get; init; }

    /// <summary>What is mixed, where the track is a mix; its own source is empty then.</summary>
    public MixSpec? Mix { get; init; }

    /// <summary>The one track of a relay.</summary>
    public static TrackSpec Of(RelayChange relay)
    {
        ArgumentNullException.ThrowIfNull(relay);
        if (relay is { Mix: { } mix, Encoding: { } encoding })
        {
            var recorded = encoding.Video is null ? RtcStreamType.AudioOnly : RtcStreamType.Original;
            return new TrackSpec("", RtcMedia.OfMix(recorded)) { Mix = new MixSpec(recorded, mix.Users, mix.Layout, encoding) };
        }

        var single = relay.SingleStream ?? throw new InvalidOperationException("A relay has neither a stream nor a mix.");
        return new TrackSpec(single.SealedAddress, RtcMedia.Of(single.User, RtcStreamType.Original)) { Subscription = single.User };
    }

    /// <summary>Whether it was added to a task that records another stream of the same user.</summary>
    public bool JoinsAnother { get; init; }

    /// <summary><see cref="Subscription"/>, where nothing but a channel can be; of a mix a user without a name.</summary>
    public SubscribedUser Subscriber => Subscription ?? Mix?.Everybody ?? throw new InvalidOperationException("The track is of no channel.");
}
