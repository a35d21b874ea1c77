using System.Collections.Immutable;
using System.Text.Json;
using Recording.Contracts;
using Recording.Contracts.RtcCloudRecording;
using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Mixing;
using Recording.Core.Operations.Relays;
using Recording.Core.Operations.Rtc;
using Recording.Core.Streams;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Rtc;
using Recording.Engine.Security;
using Recording.Engine.Tasks;

namespace Recording.Engine.Relays;

/// <summary>Turns a checked request for a relay into a task, or into the change of one.</summary>
internal sealed class RelayFactory(RtcSources sources, SourceSeal seal, TimeProvider time)
{
    // "A task stops by itself 2 minutes after the last user leaves", where the request says nothing else.
    private static readonly TimeSpan DefaultIdleTime = TimeSpan.FromMinutes(2);

    /// <summary>A new task; null when the application is unknown.</summary>
    public async Task<RecordingSpec?> CreateAsync(StartLiveMPUTaskRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await ChangeAsync(request, null, cancellationToken) is not { } plan)
            return null;

        var idle = request.MaxIdleTime is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultIdleTime;
        return new RecordingSpec
        {
            TaskId = Guid.NewGuid().ToString(),
            Name = $"{request.AppId}/{request.ChannelId}",
            CreatedAt = time.GetUtcNow(),
            Container = "",
            SegmentContainer = "",
            Slice = TimeSpan.Zero,
            SegmentPattern = "",
            Tracks = [],
            Outputs = [],
            Relay = new RelaySpec(request.AppId, request.ChannelId, request.TaskId, idle, [], ""),
        }.With(plan);
    }

    /// <summary>What a relay becomes by a request; null when the application is unknown.</summary>
    /// <param name="request">The request.</param>
    /// <param name="spec">The relay now; null for a new one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RelayChange?> ChangeAsync(StartLiveMPUTaskRequest request, RecordingSpec? spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await sources.FindAsync(request.AppId, request.ChannelId, request.Mix?.Users ?? [request.SingleStream!], cancellationToken) is not { } found)
            return null;

        var encoding = request.Mix is { } mix ? Encoding(mix) : null;
        var single = request.Mix is null ? found[0] : null;
        return new RelayChange(
            Targets(request.Targets, spec?.Relay?.Targets ?? []),
            single,
            request.Mix is null ? null : new MixChange(found, request.Mix.Layout),
            encoding,
            seal.Seal(JsonSerializer.Serialize(RelayTaskWords.Of(request), WireJson.Wire.RtcMPUTask)),
            spec is not null && IsSeamless(spec.Tracks[0], single, encoding));
    }

    /// <summary>What a relay was asked to do.</summary>
    public RtcMPUTask Request(RelaySpec relay)
    {
        ArgumentNullException.ThrowIfNull(relay);
        return JsonSerializer.Deserialize(seal.Open(relay.SealedRequest), WireJson.Wire.RtcMPUTask)
            ?? throw new InvalidOperationException("A stored relay has no request.");
    }

    private static MixEncoding Encoding(RtcMPUMix mix)
    {
        var encoding = MixEncoding.Of(
            mix.Encoding, mix.Layout, mix.Layout is null ? RtcStreamType.AudioOnly : RtcStreamType.Original, TimeSpan.Zero);

        // The slice is the longest distance of key frames: here that of the GOP.
        return encoding.Video is { } video
            ? encoding with { Video = video with { Enhanced = mix.Enhanced }, Slice = TimeSpan.FromSeconds((double)video.Gop / video.FrameRate) }
            : encoding;
    }

    /// <summary>An address that is there already keeps its number, and its connection with it.</summary>
    private ImmutableArray<RelayTarget> Targets(IReadOnlyList<MultiStreamURL> wanted, IReadOnlyList<RelayTarget> before)
    {
        var known = before.ToDictionary(target => seal.Open(target.SealedAddress));
        var next = before.Select(target => target.Number + 1).DefaultIfEmpty(0).Max();
        return [.. wanted.Select(target => known.TryGetValue(target.URL, out var same) ? same : New(target.URL, next++))];
    }

    private RelayTarget New(string address, int number) => RtmpUrl.TryParse(address, out var url, out var reason)
        ? new RelayTarget(number, seal.Seal(address), url.Redacted)
        : throw new InvalidOperationException($"A checked address does not parse. {reason}");

    /// <summary>Whom a mix shows and where can change while it runs, and so can targets; a single source and an encoding cannot.</summary>
    private bool IsSeamless(TrackSpec track, TrackSource? single, MixEncoding? encoding) => single is null
        ? track.Mix?.Encoding == encoding
        : track.Mix is null && seal.Open(track.SealedSource) == seal.Open(single.SealedAddress) && track.Media == RtcMedia.Of(single.User, RtcStreamType.Original);
}
