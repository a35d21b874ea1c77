namespace Recording.Contracts.LiveRecordNotifyConfigs;

/// <summary>
/// Where the callbacks of a domain's recordings go. What AddLiveRecordNotifyConfig and UpdateLiveRecordNotifyConfig (2016-11-01) ask for, and
/// what DescribeLiveRecordNotifyConfig answers.
/// </summary>
public sealed record LiveRecordNotifyConfig
{
    /// <summary>Host of the streams' addresses, in lower case, without port.</summary>
    public required string DomainName { get; init; }

    /// <summary>http or https, at most 2048 characters.</summary>
    public required string NotifyUrl { get; init; }

    /// <summary>http or https, at most 2048 characters. Kept and answered; no recording begins by itself, so nobody asks it.</summary>
    public string? OnDemandUrl { get; init; }

    /// <summary>Whether record_started, record_paused and record_resumed are sent; default false.</summary>
    public bool NeedStatusNotify { get; init; }

    /// <summary>Whether callbacks are signed; default false.</summary>
    public bool NotifyReqAuth { get; init; }

    /// <summary>The key that signs them, 16 to 32 letters and digits. A secret: answered to its owner, kept encrypted, never logged.</summary>
    public string? NotifyAuthKey { get; init; }

    /// <summary>Without the key, which a log of the whole value would show.</summary>
    public override string ToString() => $"{nameof(LiveRecordNotifyConfig)} {{ {nameof(DomainName)} = {DomainName} }}";
}
