using Recording.Core.Callbacks;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;

namespace Recording.Engine.Tasks;

/// <summary>What a recording task was asked to do. While it runs tracks may be added to it; nothing else changes.</summary>
public sealed record RecordingSpec
{
    public required string TaskId { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Container of the files.</summary>
    public required string Container { get; init; }

    /// <summary>Container of the segments: that of the files when a playlist needs them, else a working container.</summary>
    public required string SegmentContainer { get; init; }

    /// <summary>Wanted segment length.</summary>
    public required TimeSpan Slice { get; init; }

    /// <summary>Naming pattern of segments.</summary>
    public required string SegmentPattern { get; init; }

    public required IReadOnlyList<TrackSpec> Tracks { get; init; }

    /// <summary>Formats that each track makes.</summary>
    public required IReadOnlyList<OutputSpec> Outputs { get; init; }

    /// <summary>The address for callbacks that the request gave; null for none.</summary>
    public string? NotifyUrl { get; init; }

    /// <summary>What only a live record job has; null for others.</summary>
    public LiveJobSpec? Live { get; init; }

    /// <summary>What only the recording of an RTC channel has; null for others.</summary>
    public RtcTaskSpec? Rtc { get; init; }

    /// <summary>What only a relay has, which records nothing; null for others.</summary>
    public RelaySpec? Relay { get; init; }

    /// <summary><see cref="Live"/>, where nothing but a live record job can be.</summary>
    public LiveJobSpec LiveJob => Live ?? throw new InvalidOperationException("The task is no live record job.");

    /// <summary>Where the recording comes from, for the log: without secrets.</summary>
    public string Source => this switch
    {
        { Rtc: { } rtc } => $"channel {rtc.ChannelId} of {rtc.AppId}",
        { Relay: { } relay } => $"relay {relay.TaskId} of channel {relay.ChannelId} of {relay.AppId}",
        _ => LiveJob.StreamInput.Url,
    };

    /// <summary>Under whose name the records of its callbacks are kept.</summary>
    public (CallbackKind Kind, string Owner) CallbackOwner => this switch
    {
        { Rtc: { } rtc } => (CallbackKind.RtcRecord, rtc.AppId),
        { Relay: { } relay } => (CallbackKind.Relay, relay.AppId),
        _ => (CallbackKind.LiveRecord, LiveJob.Domain),
    };

    /// <summary>The NotifyAuthKey that signs its callbacks, encrypted; null for none.</summary>
    public string? SealedNotifyAuthKey => Rtc is { } rtc ? rtc.SealedAuthKey : Live?.Notify?.SealedAuthKey;

    /// <summary>Where callbacks go: to the request's address, else to that of the domain's settings; null for nowhere.</summary>
    public string? CallbackUrl => NotifyUrl ?? Live?.Notify?.NotifyUrl;

    /// <summary>Whether the receiver is told of files and failures only. The request's own address is told everything.</summary>
    public bool SkipsStatus => NotifyUrl is null && Live?.Notify is { NeedStatusNotify: false };

    /// <summary>Whether segments are deliverables, not just material.</summary>
    public bool KeepsSegments => Outputs.Any(output => output.Format == OutputFormat.Hls);

    /// <summary>The same with the tracks that a decision adds, and the mix or the relay that it changes.</summary>
    public RecordingSpec After(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (decision.Effects.OfType<TaskEffect.ChangeMix>().LastOrDefault() is { } mix)
            return With(mix);
        if (decision.Effects.OfType<TaskEffect.ChangeRelay>().LastOrDefault() is { } relay)
            return With(relay.Change);
        var added = decision.Effects.OfType<TaskEffect.AddTrack>().Select(effect => effect.Source).ToList();
        return added.Count == 0 || Rtc is not { } rtc
            ? this
            : added.Aggregate(this, (spec, source) => spec with { Tracks = [.. spec.Tracks, rtc.Track(source, spec.Tracks)] });
    }

    /// <summary>The same after a change of what a relay does.</summary>
    public RecordingSpec With(RelayChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with
        {
            Tracks = [TrackSpec.Of(change)],
            Relay = Relay! with { Targets = change.Targets, SealedRequest = change.SealedRequest },
        };
    }

    private RecordingSpec With(TaskEffect.ChangeMix change) => this with
    {
        Tracks = [.. Tracks.Select((track, index) =>
            index == change.Track && track.Mix is { } mix ? track with { Mix = mix.After(change.Change) } : track)],
    };
}
