namespace Recording.Contracts.CallbackDeliveries;

/// <summary>A callback that waits to be delivered.</summary>
public sealed record CallbackDelivery
{
    /// <summary>As in the header X-Recording-Delivery-Id.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>The job or task that caused it.</summary>
    public required string TaskId { get; init; }

    /// <summary>As in the header X-Recording-Sequence.</summary>
    public required long Sequence { get; init; }

    /// <summary>Which replay it is; 0 for the first delivery.</summary>
    public required int Replay { get; init; }

    public required string NotifyType { get; init; }

    /// <summary>Where it goes; of a relay's event where it would go now, empty without a subscription.</summary>
    public required string NotifyUrl { get; init; }

    /// <summary>Empty for RTC recordings and relays.</summary>
    public required string DomainName { get; init; }

    /// <summary>The AppId of RTC recordings and relays.</summary>
    public required string AppName { get; init; }

    /// <summary>The ChannelId of RTC recordings and relays.</summary>
    public required string StreamName { get; init; }

    /// <summary>When it was written, UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public required string WriteTime { get; init; }

    /// <summary>Attempts made so far.</summary>
    public required int Attempts { get; init; }

    /// <summary>What went wrong at the last of them; empty before the first.</summary>
    public required string LastFailure { get; init; }

    /// <summary>Not attempted before this time, UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public required string NextAttemptTime { get; init; }

    /// <summary>The delivery that goes first, as callbacks of a task keep their order; empty when it is this one's turn.</summary>
    public required string WaitsFor { get; init; }
}
