using System.Text.Json;
using Recording.Contracts;
using Recording.Contracts.Callbacks;
using Recording.Core.Naming;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Files;
using Recording.Engine.Security;
using Recording.Engine.Tasks;

namespace Recording.Engine.Callbacks;

/// <summary>Puts a task's notifications into the words of live recording callbacks.</summary>
public sealed class CallbackRenderer(ObjectLinks links) : ICallbackRenderer
{
    /// <summary>The callback for a notification, or null when nobody listens.</summary>
    public OutboxEntry? Render(RecordingSpec spec, TaskEffect.Notify notify)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(notify);
        if (spec.CallbackUrl is not { } url)
            return null;

        var (type, body) = notify.Notification switch
        {
            TaskNotification.Started => Status(spec, notify, LiveNotifyTypes.RecordStarted, null, null),
            TaskNotification.Paused paused => Status(spec, notify, LiveNotifyTypes.RecordPaused, null, paused.Detail),
            TaskNotification.Resumed => Status(spec, notify, LiveNotifyTypes.RecordResumed, null, null),
            TaskNotification.FileCreated created => File(spec, notify, created),
            TaskNotification.FileLost lost => Status(spec, notify, TypeOf(spec, lost), lost.Failure.ToString(), lost.Detail),
            TaskNotification.Failed failed => Status(spec, notify, TypeOf(failed.Reason), failed.Reason.ToString(), failed.Detail),
            _ => throw new ArgumentOutOfRangeException(nameof(notify)),
        };
        return new OutboxEntry
        {
            DeliveryId = $"{spec.TaskId}-{notify.Sequence}",
            Sequence = notify.Sequence,
            Type = type,
            Url = url,
            Body = body,
            Domain = spec.LiveJob.Domain,
            App = spec.LiveJob.App,
            Stream = spec.LiveJob.Stream,
            SealedAuthKey = spec.SealedNotifyAuthKey,
            WrittenAt = notify.At,
            NextAttemptAt = notify.At,
        };
    }

    private static (string Type, string Body) Status(
        RecordingSpec spec, TaskEffect.Notify notify, string type, string? reason, string? message) =>
        (type, JsonSerializer.Serialize(
            new LiveStatusCallback
            {
                Domain = spec.LiveJob.Domain,
                App = spec.LiveJob.App,
                Stream = spec.LiveJob.Stream,
                Event = type,
                JobId = spec.TaskId,
                Sequence = notify.Sequence,
                EventTime = notify.At.ToUnixTimeSeconds(),
                Reason = reason,
                Message = message,
            },
            WireJson.Wire.LiveStatusCallback));

    private (string Type, string Body) File(RecordingSpec spec, TaskEffect.Notify notify, TaskNotification.FileCreated created) =>
        (LiveNotifyTypes.FileCreated, JsonSerializer.Serialize(
            new LiveFileCallback
            {
                Domain = spec.LiveJob.Domain,
                App = spec.LiveJob.App,
                Stream = spec.LiveJob.Stream,
                Uri = created.Finished.ObjectName,
                Duration = Math.Round(created.Finished.Duration.TotalSeconds, 3),
                StartTime = created.File.StartedAt.ToUnixTimeSeconds(),
                StopTime = created.File.EndedAt.ToUnixTimeSeconds(),
                PushArgs = spec.LiveJob.PushArguments.Count > 0 ? spec.LiveJob.PushArguments : null,
                JobId = spec.TaskId,
                Sequence = notify.Sequence,
                RecordId = RecordId.Of(spec.TaskId, created.Track, created.Output, created.File.Number),
                Bucket = spec.Container,
                Format = LiveRecordNames.Extension(spec.Outputs[created.Output].Format),
                Bytes = created.Finished.Bytes,
                Gaps = created.File.Gaps,
                Url = links.For(spec.Container, created.Finished.ObjectName, notify.At),
            },
            WireJson.Wire.LiveFileCallback));

    /// <summary>An MP3 is transcoded; the other formats are repackaged, which fails on content that they cannot hold.</summary>
    private static string TypeOf(RecordingSpec spec, TaskNotification.FileLost lost) => spec.Outputs[lost.Output].Format switch
    {
        OutputFormat.Mp3 => LiveNotifyTypes.ForceTranscodeFail,
        OutputFormat.Mp4 or OutputFormat.Flv => LiveNotifyTypes.TransformatError,
        OutputFormat.Hls => LiveNotifyTypes.RecordError,
    };

    private static string TypeOf(ExitReason reason) => reason switch
    {
        ExitReason.UnsupportedMedia => LiveNotifyTypes.TransformatError,
        ExitReason.StopRequested or ExitReason.StreamEnded or ExitReason.StreamNotFound or ExitReason.CaptureImpossible or ExitReason.Unsubscribed =>
            LiveNotifyTypes.RecordError,
    };
}
