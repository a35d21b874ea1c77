namespace Recording.Contracts.CallbackRecords;

/// <summary>One callback that was sent.</summary>
public sealed record LiveRecordNotifyRecord
{
    public required string AppName { get; init; }

    /// <summary><c>success</c>, or what went wrong.</summary>
    public required string Description { get; init; }

    public required string DomainName { get; init; }

    /// <summary>The body that was sent.</summary>
    public required string NotifyContent { get; init; }

    /// <summary><c>success</c> or <c>failed</c>.</summary>
    public required string NotifyResult { get; init; }

    /// <summary>UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public required string NotifyTime { get; init; }

    /// <summary>file_created, record_error, record_started, record_paused, record_resumed, record_force_transcode_fail or transformat_error.</summary>
    public required string NotifyType { get; init; }

    public required string NotifyUrl { get; init; }

    /// <summary>JSON object: header name to a list of values.</summary>
    public required string NotifyHeader { get; init; }

    public required string StreamName { get; init; }

    /// <summary>The receiver's answer, cut at 2048 bytes.</summary>
    public required string NotifyResponse { get; init; }
}
