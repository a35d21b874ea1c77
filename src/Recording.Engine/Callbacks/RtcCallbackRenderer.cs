using System.Text.Json;
using Recording.Contracts;
using Recording.Contracts.Callbacks;
using Recording.Core.Callbacks;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Rtc;
using Recording.Engine.Security;
using Recording.Engine.Tasks;

namespace Recording.Engine.Callbacks;

/// <summary>Puts a task's notifications into the words of RTC recording callbacks.</summary>
internal sealed class RtcCallbackRenderer(ObjectLinks links) : ICallbackRenderer
{
    public OutboxEntry? Render(RecordingSpec spec, TaskEffect.Notify notify)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(notify);
        if (spec.NotifyUrl is null || spec.Rtc is not { } rtc)
            return null;

        var (type, payload) = Words(spec, notify);
        return new OutboxEntry
        {
            DeliveryId = $"{spec.TaskId}-{notify.Sequence}",
            Sequence = notify.Sequence,
            Kind = CallbackKind.RtcRecord,
            Type = type,
            Url = spec.NotifyUrl,
            Body = JsonSerializer.Serialize(
                new RtcCallback(rtc.AppId, rtc.ChannelId, spec.TaskId, type, notify.At.ToUnixTimeMilliseconds(), payload),
                WireJson.Wire.RtcCallback),
            Domain = "",
            App = rtc.AppId,
            Stream = rtc.ChannelId,
            SealedAuthKey = spec.SealedNotifyAuthKey,
            WrittenAt = notify.At,
            NextAttemptAt = notify.At,
        };
    }

    private (string Type, string Payload) Words(RecordingSpec spec, TaskEffect.Notify notify) => notify.Notification switch
    {
        TaskNotification.Created => State(notify, RtcEventTypes.TaskCreated),
        TaskNotification.Starting => State(notify, RtcEventTypes.TaskStarting),
        TaskNotification.StartFailed failed => State(notify, RtcEventTypes.TaskStartFailed, failed.Reason, failed.Detail),
        TaskNotification.Started or TaskNotification.Resumed => State(notify, RtcEventTypes.TaskRunning),
        TaskNotification.Paused paused => State(notify, RtcEventTypes.TaskRecovering, detail: paused.Detail),
        TaskNotification.Suspended => State(notify, RtcEventTypes.TaskPaused),
        TaskNotification.Stopping stopping => State(notify, RtcEventTypes.TaskStopping, stopping.Reason, stopping.Detail),
        TaskNotification.Stopped stopped => State(notify, RtcEventTypes.TaskStopped, stopped.Reason, stopped.Detail),
        TaskNotification.SegmentUploaded segment => (RtcEventTypes.RecordFileUploaded, Payload(Segment(spec, notify, segment))),
        TaskNotification.FileCreated created => (RtcEventTypes.RecordFileUploaded, Payload(Created(spec, notify, created))),
        TaskNotification.FileLost lost => (RtcEventTypes.RecordFileFailed, Payload(Lost(spec, notify, lost))),
        _ => throw new ArgumentOutOfRangeException(nameof(notify)),
    };

    private static (string Type, string Payload) State(TaskEffect.Notify notify, string type, ExitReason? reason = null, string detail = "") =>
        (type, JsonSerializer.Serialize(
            new RtcTaskPayload(notify.Sequence, reason?.ToString(), detail.Length > 0 ? detail : null), WireJson.Wire.RtcTaskPayload));

    private RtcFilePayload Segment(RecordingSpec spec, TaskEffect.Notify notify, TaskNotification.SegmentUploaded uploaded)
    {
        var segment = uploaded.Segment;
        return Of(spec, notify, uploaded.Track, "SLICE", segment.StartedAt, segment.EndedAt) with
        {
            File = segment.ObjectName,
            Duration = Seconds(segment.Duration),
            Bytes = segment.Bytes,
            Url = links.For(spec.SegmentContainer, segment.ObjectName, notify.At),
        };
    }

    private RtcFilePayload Created(RecordingSpec spec, TaskEffect.Notify notify, TaskNotification.FileCreated created) =>
        File(spec, notify, created.Track, created.Output, created.File) with
        {
            File = created.Finished.ObjectName,
            Duration = Seconds(created.Finished.Duration),
            Bytes = created.Finished.Bytes,
            Url = links.For(spec.Container, created.Finished.ObjectName, notify.At),
        };

    private static RtcFilePayload Lost(RecordingSpec spec, TaskEffect.Notify notify, TaskNotification.FileLost lost) =>
        File(spec, notify, lost.Track, lost.Output, lost.File) with
        {
            Reason = lost.Failure.ToString(),
            Message = lost.Detail,
        };

    private static RtcFilePayload File(RecordingSpec spec, TaskEffect.Notify notify, int track, int output, RecordingFile file) =>
        Of(spec, notify, track, RtcTaskWords.Format(spec.Outputs[output].Format), file.StartedAt, file.EndedAt) with
        {
            Duration = Seconds(file.Duration),
            Bytes = file.Bytes,
            Gaps = file.Gaps,
        };

    private static RtcFilePayload Of(
        RecordingSpec spec, TaskEffect.Notify notify, int track, string format, DateTimeOffset start, DateTimeOffset end)
    {
        var user = spec.Tracks[track].Subscriber;
        return new RtcFilePayload
        {
            Sequence = notify.Sequence,
            Format = format,
            Bucket = spec.Container,
            UserId = user.UserId,
            StreamType = (int)user.StreamType,
            SourceType = (int)user.SourceType,
            StartTime = start.ToUnixTimeMilliseconds(),
            EndTime = end.ToUnixTimeMilliseconds(),
            Duration = 0,
            Bytes = 0,
            Gaps = 0,
        };
    }

    private static string Payload(RtcFilePayload payload) => JsonSerializer.Serialize(payload, WireJson.Wire.RtcFilePayload);

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
