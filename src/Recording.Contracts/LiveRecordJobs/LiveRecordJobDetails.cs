namespace Recording.Contracts.LiveRecordJobs;

/// <summary>What a job is doing now (our own, under <c>/api/</c>).</summary>
public sealed record LiveRecordJobDetails
{
    /// <summary>STARTING, RUNNING, RECOVERING, STOPPING or STOPPED.</summary>
    public required string State { get; init; }

    /// <summary>Why the job ended; null while it runs.</summary>
    public string? ExitReason { get; init; }

    /// <summary>A sentence with the cause; null while it runs or where the reason says all.</summary>
    public string? ExitDetail { get; init; }

    /// <summary>Media recorded so far, stored or still on local disk, in seconds.</summary>
    public required double RecordedSeconds { get; init; }

    /// <summary>Media stored, in seconds.</summary>
    public required double StoredSeconds { get; init; }

    public required long SegmentCount { get; init; }

    /// <summary>Bytes of all stored segments.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>Closed segments that are not stored yet.</summary>
    public required int PendingSegments { get; init; }

    /// <summary>Age of the oldest closed segment that is not stored yet, in seconds; 0 when all are.</summary>
    public required double UploadLagSeconds { get; init; }

    /// <summary>Number of the newest capture, running or not; each try for the stream takes the next.</summary>
    public required int Epoch { get; init; }

    /// <summary>Files that are open, being finished or done.</summary>
    public required IReadOnlyList<LiveRecordFileProgress> Files { get; init; }

    public required IReadOnlyList<RecordingGap> Gaps { get; init; }

    /// <summary>UTC; null while the job runs.</summary>
    public string? EndTime { get; init; }
}
