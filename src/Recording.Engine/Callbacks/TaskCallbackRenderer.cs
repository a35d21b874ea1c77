using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tasks;

namespace Recording.Engine.Callbacks;

/// <summary>Chooses the words by what the task records.</summary>
internal sealed class TaskCallbackRenderer(CallbackRenderer live, RtcCallbackRenderer rtc) : ICallbackRenderer
{
    public OutboxEntry? Render(RecordingSpec spec, TaskEffect.Notify notify) =>
        spec.Rtc is null ? live.Render(spec, notify) : rtc.Render(spec, notify);
}
