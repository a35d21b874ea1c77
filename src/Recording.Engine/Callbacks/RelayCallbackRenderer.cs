using Recording.Contracts.Callbacks;
using Recording.Core.Callbacks;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tasks;

namespace Recording.Engine.Callbacks;

/// <summary>
/// Puts a relay's notifications into the words of relay events. Whether anybody listens is found out when one is delivered, so each is
/// written, without an address.
/// </summary>
internal sealed class RelayCallbackRenderer : ICallbackRenderer
{
    // The only one that the vendor shows.
    private const int EventType = 1;

    public OutboxEntry? Render(RecordingSpec spec, TaskEffect.Notify notify)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(notify);
        if (spec.Relay is not { } relay)
            return null;

        var (code, target, error) = Words(notify.Notification);
        var msgId = RelayMessageId.Of(spec.TaskId, notify.Sequence);
        var payload = new RelayEventPayload(
            Address(relay, target), notify.At.ToUnixTimeMilliseconds(), (int)code, error.Code, error.Message);
        return new OutboxEntry
        {
            DeliveryId = $"{spec.TaskId}-{notify.Sequence}",
            Sequence = notify.Sequence,
            Kind = CallbackKind.Relay,
            Type = code.ToString(),
            Url = "",
            Body = RelayEventBody.Write(new RelayCallback(EventType, msgId, relay.AppId, SubId: "", relay.TaskId, CallbackTs: 0, payload)),
            Domain = "",
            App = relay.AppId,
            Stream = relay.ChannelId,
            MsgId = msgId,
            WrittenAt = notify.At,
            NextAttemptAt = notify.At,
        };
    }

    private static (RelayEventCode Code, int? Target, RelayError Error) Words(TaskNotification notification) => notification switch
    {
        TaskNotification.Created => (RelayEventCode.Started, null, RelayError.None),
        TaskNotification.Started or TaskNotification.Resumed => (RelayEventCode.Running, null, RelayError.None),
        TaskNotification.Paused => (RelayEventCode.Reconnecting, null, RelayError.StreamLost),
        TaskNotification.TargetLive live => (RelayEventCode.TargetRunning, live.Target, RelayError.None),
        TaskNotification.TargetFailed failed => (RelayEventCode.TargetFailed, failed.Target, RelayError.Of(failed.Failure)),
        TaskNotification.TargetRecovered recovered => (RelayEventCode.TargetRecovered, recovered.Target, RelayError.None),
        TaskNotification.Stopped stopped => (RelayEventCode.Stopped, null, RelayError.Of(stopped.Reason)),
        _ => throw new ArgumentOutOfRangeException(nameof(notification)),
    };

    /// <summary>The address of a target, and of the only one where none is named.</summary>
    private static string Address(RelaySpec relay, int? number) => number is { } wanted
        ? relay.Targets.FirstOrDefault(target => target.Number == wanted)?.Shown ?? ""
        : relay.Targets is [var only] ? only.Shown : "";
}
