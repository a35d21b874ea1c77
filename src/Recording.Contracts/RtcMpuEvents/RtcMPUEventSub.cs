using System.Text.Json.Serialization;

namespace Recording.Contracts.RtcMpuEvents;

/// <summary>A subscription to the events of an application's relays.</summary>
public sealed record RtcMPUEventSub
{
    /// <summary><c>Sub-</c> and 32 upper-case hexadecimal digits.</summary>
    public required string SubId { get; init; }

    public required string AppId { get; init; }

    /// <summary>Channels, parted by commas; absent for all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ChannelIds { get; init; }

    /// <summary>UTC, <c>yyyy-MM-dd HH:mm:ssZ</c>: with a blank where other operations have a T.</summary>
    public required string CreateTime { get; init; }

    public required string CallbackUrl { get; init; }
}
