using Recording.Core.Tasks.Decisions;
using Recording.Engine.Tasks;

namespace Recording.Engine.Callbacks;

/// <summary>Puts a task's notifications into the words of its kind of callback.</summary>
public interface ICallbackRenderer
{
    /// <summary>The callback for a notification, or null when nobody listens.</summary>
    OutboxEntry? Render(RecordingSpec spec, TaskEffect.Notify notify);
}
