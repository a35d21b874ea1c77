namespace Recording.Engine.NotifyConfigs;

/// <summary>A domain's live record notify settings as they are stored: without a readable key.</summary>
public sealed record StoredNotifyConfig
{
    public required string DomainName { get; init; }

    public required string NotifyUrl { get; init; }

    public string? OnDemandUrl { get; init; }

    public bool NeedStatusNotify { get; init; }

    public bool NotifyReqAuth { get; init; }

    /// <summary>The NotifyAuthKey, encrypted; null for none.</summary>
    public string? SealedAuthKey { get; init; }
}
