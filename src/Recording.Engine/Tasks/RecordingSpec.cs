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

    public string? NotifyUrl { get; init; }

    /// <summary>What only a live record job has; null for others.</summary>
    public LiveJobSpec? Live { get; init; }

    /// <summary>What only the recording of an RTC channel has; null for others.</summary>
    public RtcTaskSpec? Rtc { get; init; }

    /// <summary><see cref="Live"/>, where nothing but a live record job can be.</summary>
    public LiveJobSpec LiveJob => Live ?? throw new InvalidOperationException("The task is no live record job.");

    /// <summary>Where the recording comes from, for the log: without secrets.</summary>
    public string Source => Rtc is { } rtc ? $"channel {rtc.ChannelId} of {rtc.AppId}" : LiveJob.StreamInput.Url;

    /// <summary>Whether segments are deliverables, not just material.</summary>
    public bool KeepsSegments => Outputs.Any(output => output.Format == OutputFormat.Hls);

    /// <summary>The same with the tracks that a decision adds.</summary>
    public RecordingSpec After(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var added = decision.Effects.OfType<TaskEffect.AddTrack>().Select(effect => effect.Source).ToList();
        return added.Count == 0 || Rtc is not { } rtc
            ? this
            : added.Aggregate(this, (spec, source) => spec with { Tracks = [.. spec.Tracks, rtc.Track(source, spec.Tracks)] });
    }
}
