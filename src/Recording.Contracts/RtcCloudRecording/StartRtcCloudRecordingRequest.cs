namespace Recording.Contracts.RtcCloudRecording;

/// <summary>
/// StartRtcCloudRecording (2016-11-01): records users of a channel. Defaults are filled in, and what has no effect in the chosen mode
/// is left out.
/// </summary>
public sealed record StartRtcCloudRecordingRequest
{
    /// <summary>Application, 1 to 64 letters, digits, underscores and hyphens.</summary>
    public required string AppId { get; init; }

    /// <summary>Channel, 1 to 64 characters.</summary>
    public required string ChannelId { get; init; }

    public required SubscribeParams SubscribeParams { get; init; }

    public required RecordParams RecordParams { get; init; }

    public required StorageParams StorageParams { get; init; }

    /// <summary>Mixed mode only, and there required.</summary>
    public MixTranscodeParams? MixTranscodeParams { get; init; }

    /// <summary>Mixed mode with video only, and there required.</summary>
    public MixLayoutParams? MixLayoutParams { get; init; }

    /// <summary>Webhook for the task's callbacks, http or https, at most 2048 characters; null for none.</summary>
    public string? NotifyUrl { get; init; }

    /// <summary>Key that signs the callbacks, 16 to 64 letters and digits; null for none, and without <see cref="NotifyUrl"/>.</summary>
    public string? NotifyAuthKey { get; init; }

    /// <summary>What is announced when uploaded; each once, and only what <see cref="StorageParams"/> makes..</summary>
    public required IReadOnlyList<RtcNotifyFormat> NotifyFileUploadedFormat { get; init; }

    /// <summary>Seconds without a stream after which recording ends, 10 to 14400; default 300.</summary>
    public required int MaxIdleTime { get; init; }
}
