using Recording.Contracts.LiveRecordJobs;

namespace Recording.Contracts.RtcCloudRecording;

/// <summary>One subscribed stream of a task.</summary>
public sealed record RtcTrackDetails
{
    public required string UserId { get; init; }

    /// <summary>As subscribed.</summary>
    public required int StreamType { get; init; }

    /// <summary>As subscribed; 0 for audio alone.</summary>
    public required int SourceType { get; init; }

    /// <summary>CONNECTING, RECORDING, LOST, PAUSED, DRAINING, FINISHING or ENDED.</summary>
    public required string State { get; init; }

    /// <summary>StopRequested, StreamNotFound, StreamEnded, UnsupportedMedia, CaptureImpossible or Unsubscribed; null before the end.</summary>
    public string? ExitReason { get; init; }

    /// <summary>Media in storage.</summary>
    public required double StoredSeconds { get; init; }

    public required long SegmentCount { get; init; }

    public required long StoredBytes { get; init; }

    /// <summary>Number of the newest capture.</summary>
    public required int Epoch { get; init; }

    /// <summary>Files in any state.</summary>
    public required IReadOnlyList<LiveRecordFileProgress> Files { get; init; }

    /// <summary>What is missing inside.</summary>
    public required IReadOnlyList<RecordingGap> Gaps { get; init; }
}
