using System.Text.Json.Serialization;

namespace Recording.Contracts.Callbacks;

/// <summary>Body of a callback of an RTC recording.</summary>
/// <param name="AppId">Application.</param>
/// <param name="ChannelId">Channel.</param>
/// <param name="TaskId">Task.</param>
/// <param name="EventType">See <see cref="RtcEventTypes"/>.</param>
/// <param name="CallbackTs">Unix time in milliseconds at which it happened.</param>
/// <param name="Payload">JSON text of an <see cref="RtcTaskPayload"/> or <see cref="RtcFilePayload"/>.</param>
public sealed record RtcCallback(
    [property: JsonPropertyName("appId")] string AppId,
    [property: JsonPropertyName("channelId")] string ChannelId,
    [property: JsonPropertyName("taskId")] string TaskId,
    [property: JsonPropertyName("eventType")] string EventType,
    [property: JsonPropertyName("callbackTs")] long CallbackTs,
    [property: JsonPropertyName("payload")] string Payload);
