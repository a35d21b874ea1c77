using Recording.Core.Callbacks;
using Recording.Core.Tasks.State;

namespace Recording.Engine.Tasks;

/// <summary>What a recording task was asked to do. Never changes while it runs.</summary>
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

    /// <summary>What only a live record job has.</summary>
    public required LiveJobSpec Live { get; init; }

    /// <summary>Under whose name the records of its callbacks are kept.</summary>
    public (CallbackKind Kind, string Owner) CallbackOwner => (CallbackKind.LiveRecord, Live.Domain);

    /// <summary>The NotifyAuthKey that signs its callbacks, encrypted; null for none.</summary>
    public string? SealedNotifyAuthKey => Live.Notify?.SealedAuthKey;

    /// <summary>Where callbacks go: to the request's address, else to that of the domain's settings; null for nowhere.</summary>
    public string? CallbackUrl => NotifyUrl ?? Live.Notify?.NotifyUrl;

    /// <summary>Whether the receiver is told of files and failures only. The request's own address is told everything.</summary>
    public bool SkipsStatus => NotifyUrl is null && Live.Notify is { NeedStatusNotify: false };

    /// <summary>Whether segments are deliverables, not just material.</summary>
    public bool KeepsSegments => Outputs.Any(output => output.Format == OutputFormat.Hls);
}
