using Recording.Contracts.RtcCloudRecording;

namespace Recording.Contracts.RtcMpuTasks;

/// <summary>StartLiveMPUTask (2016-11-01): pushes a channel's stream, or a mix of several, to RTMP servers.</summary>
public sealed record StartLiveMPUTaskRequest
{
    /// <summary>Application, 1 to 64 letters, digits, underscores and hyphens.</summary>
    public required string AppId { get; init; }

    /// <summary>Channel, 1 to 64 characters.</summary>
    public required string ChannelId { get; init; }

    /// <summary>Chosen by the client, 1 to 55 letters, digits, underscores and hyphens; one among the application's relays that run.</summary>
    public required string TaskId { get; init; }

    public required RtcMPUMixMode MixMode { get; init; }

    /// <summary>Where to push, each address once, 1 to 10.</summary>
    public required IReadOnlyList<MultiStreamURL> Targets { get; init; }

    /// <summary>Whether the address came as StreamURL, and is answered so.</summary>
    public required bool IsStreamURL { get; init; }

    /// <summary>Kept and answered, without effect here; null when not given.</summary>
    public string? Region { get; init; }

    /// <summary>Seconds, 10 to 86400; null: two minutes.</summary>
    public int? MaxIdleTime { get; init; }

    /// <summary>Whose stream is pushed; null for a mix.</summary>
    public SubscribedUser? SingleStream { get; init; }

    /// <summary>What is mixed; null for a single stream.</summary>
    public RtcMPUMix? Mix { get; init; }
}
