namespace Recording.Contracts.Callbacks;

/// <summary>Body of the callback for an event of a relay, with the vendor's names.</summary>
/// <param name="EventType">Always 1, the only one that the vendor shows.</param>
/// <param name="MsgId">UUID of the event; the same at every attempt and replay.</param>
/// <param name="AppId">Application.</param>
/// <param name="SubId">The subscription that it is sent to.</param>
/// <param name="TaskId">The relay's id, as its client chose it.</param>
/// <param name="CallbackTs">Unix milliseconds of the attempt.</param>
/// <param name="Payload">The event.</param>
public sealed record RelayCallback(
    int EventType, string MsgId, string AppId, string SubId, string TaskId, long CallbackTs, RelayEventPayload Payload);
