using System.Collections.Immutable;
using Recording.Core.Mixing;
using Recording.Core.Streams;
using Recording.Engine.Security;
using Recording.Engine.Tasks;
using Recording.Media.Capture;
using Recording.Media.Mixing;
using Recording.Media.Relaying;

namespace Recording.Engine.Capture;

/// <summary>Runs the captures that tracks need: of one stream, or of a mix of several, recorded or relayed.</summary>
public sealed class TrackCaptures(IStreamCapture streams, IMixCapture mixes, IRelayCapture relays, SourceSeal seal)
{
    /// <summary>What a mix is made of now.</summary>
    public MixPlan Plan(MixSpec mix)
    {
        ArgumentNullException.ThrowIfNull(mix);
        return new MixPlan(
            [.. mix.Users.Select(source => new MixUser(source.User, Open(source.SealedAddress)))],
            mix.Layout is { } layout && mix.Encoding.Video is { } video ? MixLayout.Of(layout, video.Size) : null);
    }

    /// <summary>Where a relay pushes to now.</summary>
    public ImmutableArray<RelayAddress> Targets(RelaySpec relay)
    {
        ArgumentNullException.ThrowIfNull(relay);
        return [.. relay.Targets.Select(target => new RelayAddress(target.Number, Open(target.SealedAddress)))];
    }

    /// <summary>Captures until the source ends or <paramref name="stop"/> is cancelled.</summary>
    /// <param name="track">The track.</param>
    /// <param name="slice">Wanted segment length.</param>
    /// <param name="plans">Of a mix, what it is made of, which may change.</param>
    /// <param name="folder">Where segments go.</param>
    /// <param name="observer">Hears of it.</param>
    /// <param name="stop">Asks for the end.</param>
    internal Task<CaptureExit> RunAsync(TrackSpec track, TimeSpan slice, MixPlanFeed? plans, string folder, IMixObserver observer, CancellationToken stop)
    {
        if (track.Mix is { } mix && plans is not null)
            return mixes.RunAsync(new MixRequest(plans, mix.Encoding, folder), observer, stop);

        var source = Open(track.SealedSource);
        return streams.RunAsync(new CaptureRequest(source.Text, track.Media, slice, folder, source.Redact), observer, stop);
    }

    /// <summary>Relays until the source ends or <paramref name="stop"/> is cancelled.</summary>
    /// <param name="track">The track.</param>
    /// <param name="plans">Of a mix, what it is made of, which may change.</param>
    /// <param name="targets">Where it is pushed to, which may change.</param>
    /// <param name="folder">A folder of this capture alone.</param>
    /// <param name="observer">Hears of it.</param>
    /// <param name="stop">Asks for the end.</param>
    internal Task<CaptureExit> RelayAsync(
        TrackSpec track, MixPlanFeed? plans, RelayTargetFeed targets, string folder, IRelayObserver observer, CancellationToken stop)
    {
        RelaySource source = track.Mix is { } mix && plans is not null
            ? new RelaySource.Mix(plans, mix.Encoding)
            : new RelaySource.Stream(Open(track.SealedSource), track.Media);
        return relays.RunAsync(new RelayRequest(source, targets, folder), observer, stop);
    }

    /// <summary>Where a track's media comes from, for the log.</summary>
    internal string Describe(TrackSpec track) =>
        track.Mix is { } mix ? $"a mix of {mix.Users.Count} streams" : Open(track.SealedSource).Redacted;

    private RtmpUrl Open(string address) => RtmpUrl.TryParse(seal.Open(address), out var source, out var reason)
        ? source
        : throw new InvalidOperationException($"A stored stream address does not parse. {reason}");
}
