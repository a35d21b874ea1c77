using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tasks;

namespace Recording.Engine.Callbacks;

/// <summary>Chooses the words by what the task records or relays.</summary>
internal sealed class TaskCallbackRenderer(CallbackRenderer live, RtcCallbackRenderer rtc, RelayCallbackRenderer relay) : ICallbackRenderer
{
    public OutboxEntry? Render(RecordingSpec spec, TaskEffect.Notify notify)
    {
        ICallbackRenderer renderer = spec switch
        {
            { Rtc: not null } => rtc,
            { Relay: not null } => relay,
            _ => live,
        };
        return renderer.Render(spec, notify);
    }
}
