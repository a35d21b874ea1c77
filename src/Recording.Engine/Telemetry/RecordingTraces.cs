using System.Diagnostics;
using Recording.Engine.Tasks;

namespace Recording.Engine.Telemetry;

/// <summary>
/// The service's spans, in the source <see cref="SourceName"/>: one a request, a stored segment, a finished file and an attempt to deliver a
/// callback. They cost nothing while nobody listens. A span may name its task; none has an address or a key.
/// </summary>
public static class RecordingTraces
{
    /// <summary>Name of the source, to subscribe to.</summary>
    public const string SourceName = "Recording";

    private static readonly ActivitySource Source = new(SourceName);

    /// <param name="operation">A known operation's name, or <c>_OTHER</c>.</param>
    internal static Activity? Request(string operation) => Root(operation);

    internal static Activity? StoreSegment(string taskId, int track) => OfTrack("store segment", taskId, track);

    internal static Activity? FinishFile(RecordingSpec spec, int track, int output) =>
        OfTrack("finish file", spec.TaskId, track)?.SetTag("recording.file.format", spec.Outputs[output].Format.ToString());

    internal static Activity? DeliverCallback(string taskId, string type, int attempt) =>
        OfTask("deliver callback", taskId)?.SetTag("recording.callback.type", type).SetTag("recording.callback.attempt", attempt);

    /// <summary>Says that what a span covers did not work.</summary>
    /// <param name="span">The span, if any.</param>
    /// <param name="code">A code or an exception's type, never its text.</param>
    internal static void Fail(this Activity? span, string code) => span?.SetTag("error.type", code).SetStatus(ActivityStatusCode.Error);

    private static Activity? OfTrack(string name, string taskId, int track) => OfTask(name, taskId)?.SetTag("recording.track", track);

    private static Activity? OfTask(string name, string taskId) => Root(name)?.SetTag("recording.task", taskId);

    /// <summary>
    /// Every span is a trace of its own. Work of a task goes on long after the request that once began it, and a request's is below a span of the
    /// web server that nobody records, which would keep it from being recorded too.
    /// </summary>
    private static Activity? Root(string name)
    {
        var before = Activity.Current;
        Activity.Current = null;
        var span = Source.StartActivity(name);
        if (span is null)
            Activity.Current = before;
        return span;
    }
}
