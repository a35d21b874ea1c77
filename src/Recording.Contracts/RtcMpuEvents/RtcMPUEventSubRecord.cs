namespace Recording.Contracts.RtcMpuEvents;

/// <summary>One callback that was sent.</summary>
public sealed record RtcMPUEventSubRecord
{
    public required string AppId { get; init; }

    public required string SubId { get; init; }

    public required string MsgId { get; init; }

    /// <summary>The body that was sent, a JSON text.</summary>
    public required string Data { get; init; }

    /// <summary>UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public required string Time { get; init; }

    /// <summary>Milliseconds until the receiver had answered.</summary>
    public required int Cost { get; init; }

    public required string CallbackUrl { get; init; }

    /// <summary>The receiver's HTTP status; a text on the wire.</summary>
    public required string HTTPCode { get; init; }
}
