using Recording.Core.Callbacks;

namespace Recording.Engine.Callbacks;

/// <summary>
/// A callback that waits to be delivered. Its body is made once and sent as it is at every attempt; only a relay's event names who it is sent
/// to and when (<see cref="RelayEventBody"/>).
/// </summary>
public sealed record OutboxEntry
{
    /// <summary>Stable over retries, so that a receiver can tell a repeat.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>Number among its task's callbacks, from 1 without holes.</summary>
    public required long Sequence { get; init; }

    public CallbackKind Kind { get; init; }

    /// <summary>The vendor's NotifyType or eventType; of a relay's event the name of its EventCode.</summary>
    public required string Type { get; init; }

    /// <summary>Where it goes; empty where that is looked up at each attempt (<see cref="CallbackReceivers"/>).</summary>
    public required string Url { get; init; }

    public required string Body { get; init; }

    /// <summary>The stream's domain; empty for kinds that have none.</summary>
    public required string Domain { get; init; }

    /// <summary>The stream's application, or the AppId of an RTC channel.</summary>
    public required string App { get; init; }

    /// <summary>The stream's name, or the ChannelId of an RTC channel.</summary>
    public required string Stream { get; init; }

    /// <summary>The MsgId of a relay's event; null for other kinds.</summary>
    public string? MsgId { get; init; }

    /// <summary>The subscription that a relay's event is sent to, once it is looked up; null for other kinds.</summary>
    public string? SubId { get; init; }

    /// <summary>The NotifyAuthKey that signs it, encrypted; null for none.</summary>
    public string? SealedAuthKey { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Which replay of the callback this is; 0 for the first delivery.</summary>
    public int Replay { get; init; }

    /// <summary>Attempts made, of this replay.</summary>
    public int Attempts { get; init; }

    /// <summary>What went wrong at the last attempt; null before the first.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Not before this time, UTC.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }
}
