namespace Recording.Engine.Callbacks;

/// <summary>A callback that waits to be delivered. Its body is made once and sent as it is at every attempt.</summary>
public sealed record OutboxEntry
{
    /// <summary>Stable over retries, so that a receiver can tell a repeat.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>Number among its task's callbacks, from 1 without holes.</summary>
    public required long Sequence { get; init; }

    /// <summary>The vendor's NotifyType.</summary>
    public required string Type { get; init; }

    public required string Url { get; init; }

    public required string Body { get; init; }

    public required string Domain { get; init; }

    public required string App { get; init; }

    public required string Stream { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Attempts made.</summary>
    public int Attempts { get; init; }

    /// <summary>Not before this time, UTC.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }
}
