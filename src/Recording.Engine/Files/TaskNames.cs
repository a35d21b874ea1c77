using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;

namespace Recording.Engine.Files;

/// <summary>The object names of a task's files and segments. Two may be equal; whoever writes an object finds a free one.</summary>
internal abstract class TaskNames
{
    /// <summary>The names of a task, by what it records.</summary>
    /// <param name="spec">The task.</param>
    /// <param name="offset">Time zone of the times in names.</param>
    public static TaskNames Of(RecordingSpec spec, TimeSpan offset) =>
        spec.Rtc is { } rtc ? new RtcTaskNames(spec, rtc, offset) : new LiveTaskNames(spec, offset);

    /// <summary>Name of a finished file.</summary>
    public abstract string Final(int track, int output, RecordingFile file);

    /// <summary>Name of a file's playlist while it grows; it is written over and over, so no two files share one.</summary>
    public abstract string GrowingPlaylist(int track, int output, RecordingFile file);

    /// <summary>Name of a segment.</summary>
    public abstract string Segment(int track, long sequence, DateTimeOffset startedAt);
}
