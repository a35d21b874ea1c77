using System.Text.Json.Serialization;

namespace Recording.Contracts.RtcMpuTasks;

/// <summary>A user whose stream is mixed, or who is shown in a pane.</summary>
/// <param name="UserId">The user.</param>
/// <param name="ChannelId">The user's channel; null: the task's.</param>
/// <param name="SourceType">camera or shareScreen.</param>
/// <param name="StreamType">0 all of the stream, 1 its sound, 2 its picture; null in a pane.</param>
public sealed record MPUUserInfo(
    string UserId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ChannelId,
    string SourceType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamType);
