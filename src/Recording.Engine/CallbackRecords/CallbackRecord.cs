using Recording.Core.Callbacks;

namespace Recording.Engine.CallbackRecords;

/// <summary>One attempt to deliver a callback, as it is kept.</summary>
public sealed record CallbackRecord
{
    public required string DeliveryId { get; init; }

    public required string TaskId { get; init; }

    public required long Sequence { get; init; }

    /// <summary>Which attempt, from 1.</summary>
    public required int Attempt { get; init; }

    public CallbackKind Kind { get; init; }

    /// <summary>Which replay of the callback it belongs to; 0 for the first delivery.</summary>
    public int Replay { get; init; }

    public required string Type { get; init; }

    public required string Url { get; init; }

    /// <summary>The stream's domain; empty for kinds that have none.</summary>
    public required string Domain { get; init; }

    /// <summary>The stream's application, or the AppId of an RTC channel.</summary>
    public required string App { get; init; }

    /// <summary>The stream's name, or the ChannelId of an RTC channel.</summary>
    public required string Stream { get; init; }

    /// <summary>The MsgId of a relay's event; null for other kinds.</summary>
    public string? MsgId { get; init; }

    /// <summary>The subscription that a relay's event was sent to; null for other kinds.</summary>
    public string? SubId { get; init; }

    /// <summary>The name by which a query finds it among its owner's: the subscription, where there is one, else the stream or channel.</summary>
    public string ListName => SubId ?? Stream;

    /// <summary>UTC at which the callback was written.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>What was sent; kept up to 65,536 characters.</summary>
    public required string Body { get; init; }

    /// <summary>JSON object of the request's headers.</summary>
    public required string Headers { get; init; }

    /// <summary>UTC of sending.</summary>
    public required DateTimeOffset SentAt { get; init; }

    public required bool Succeeded { get; init; }

    public DeliveryResult Result { get; init; }

    /// <summary>HTTP status; 0 without an answer.</summary>
    public required int Status { get; init; }

    /// <summary><c>success</c>, or what went wrong.</summary>
    public required string Description { get; init; }

    /// <summary>The answer, cut at 2048 bytes.</summary>
    public required string Response { get; init; }

    /// <summary>Milliseconds from sending to the end of the answer.</summary>
    public required long CostMilliseconds { get; init; }
}
