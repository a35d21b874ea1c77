namespace Recording.Engine.RtcMpuEvents;

/// <summary>Who is told of an application's relays, as it is stored.</summary>
public sealed record EventSub
{
    public required string AppId { get; init; }

    /// <summary><c>Sub-</c> and 32 upper-case hexadecimal digits.</summary>
    public required string SubId { get; init; }

    /// <summary>http or https; its query may carry a token.</summary>
    public required string CallbackUrl { get; init; }

    /// <summary>Channels whose relays count; empty for all.</summary>
    public required IReadOnlyList<string> ChannelIds { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether the relays of a channel count.</summary>
    public bool Covers(string channelId) => ChannelIds.Count == 0 || ChannelIds.Contains(channelId, StringComparer.Ordinal);

    /// <summary>Without the address, which a log of the whole value would show.</summary>
    public override string ToString() => $"{nameof(EventSub)} {{ {nameof(SubId)} = {SubId} }}";
}
