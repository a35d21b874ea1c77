using System.Text.Json;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Callbacks;
using Recording.Core.Ffmpeg;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Security;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;
using Recording.Storage.Objects;

namespace Recording.Engine.Tests.Callbacks;

/// <summary>The bodies of RTC recordings' callbacks: the vendor's fields, and our payloads.</summary>
public sealed class RtcCallbackRendererTests
{
    public static TheoryData<TaskNotification, string, string> States => new()
    {
        { new TaskNotification.Created(), "TaskCreated", """{"sequence":7}""" },
        { new TaskNotification.Starting(), "TaskStarting", """{"sequence":7}""" },
        { new TaskNotification.Started(), "TaskRunning", """{"sequence":7}""" },
        { new TaskNotification.Resumed(), "TaskRunning", """{"sequence":7}""" },
        { new TaskNotification.Paused("The source ended."), "TaskRecovering", """{"sequence":7,"message":"The source ended."}""" },
        { new TaskNotification.Suspended(), "TaskPaused", """{"sequence":7}""" },
        { new TaskNotification.StartFailed(ExitReason.CaptureImpossible, "No FFmpeg."), "TaskStartFailed", """{"sequence":7,"reason":"CaptureImpossible","message":"No FFmpeg."}""" },
        { new TaskNotification.Stopping(ExitReason.StreamEnded, ""), "TaskStopping", """{"sequence":7,"reason":"StreamEnded"}""" },
        { new TaskNotification.Stopped(ExitReason.StopRequested, ""), "TaskStopped", """{"sequence":7,"reason":"StopRequested"}""" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void State_HasItsEventAndPayload(TaskNotification news, string type, string payload)
    {
        var entry = Render(news);
        var body = JsonElement.Parse(entry.Body);

        Assert.Equal(type, entry.Type);
        Assert.Equal(
            ["appId", "channelId", "taskId", "eventType", "callbackTs", "payload"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ("app", "room", "task", type, ManualTime.Start.ToUnixTimeMilliseconds(), payload),
            (Text(body, "appId"), Text(body, "channelId"), Text(body, "taskId"), Text(body, "eventType"), body.GetProperty("callbackTs").GetInt64(), Text(body, "payload")));
    }

    [Fact]
    public void Entry_IsOfTheApplicationAndTheChannel_WithTheSealedKey()
    {
        var entry = Render(new TaskNotification.Created());

        Assert.Equal(
            (CallbackKind.RtcRecord, "", "app", "room", "sealed", 7, "task-7"),
            (entry.Kind, entry.Domain, entry.App, entry.Stream, entry.SealedAuthKey, entry.Sequence, entry.DeliveryId));
    }

    [Fact]
    public void File_TellsWhoseItIsAndOpens()
    {
        var payload = Payload(new TaskNotification.FileCreated(
            1, 1, Samples.File(0, 0, 1) with { Gaps = 2 }, new FinishedFile("task/a:b.mp4", 4711, TimeSpan.FromSeconds(19.5), 640, 360)));

        Assert.Equal(
            ("MP4", "task/a:b.mp4", Samples.Container, "bert", 1, 0),
            (Text(payload, "format"), Text(payload, "file"), Text(payload, "bucket"), Text(payload, "userId"), Number(payload, "streamType"), Number(payload, "sourceType")));
        Assert.Equal(
            (19.5, 4711L, 2L, ManualTime.Start.ToUnixTimeMilliseconds(), ManualTime.Start.AddSeconds(20).ToUnixTimeMilliseconds()),
            (payload.GetProperty("duration").GetDouble(), Number(payload, "bytes"), Number(payload, "gaps"), Number(payload, "startTime"), Number(payload, "endTime")));
        Assert.Contains("/objects/recordings/task/a%3Ab.mp4?", Text(payload, "url"), StringComparison.Ordinal);
        Assert.False(payload.TryGetProperty("reason", out _));
    }

    [Fact]
    public void Segment_IsASlice()
    {
        var payload = Payload(new TaskNotification.SegmentUploaded(0, Samples.Segment(3)));

        Assert.Equal(("SLICE", "task/3.ts", "anna", 1), (Text(payload, "format"), Text(payload, "file"), Text(payload, "userId"), Number(payload, "sourceType")));
        Assert.Equal((10.0, 500L), (payload.GetProperty("duration").GetDouble(), Number(payload, "bytes")));
    }

    [Fact]
    public void FileThatCouldNotBeMade_SaysWhy()
    {
        var lost = new TaskNotification.FileLost(0, 1, Samples.File(0, 0, 1), FileFailure.NoSuchMedia, "There is no sound.");
        var payload = Payload(lost);

        Assert.Equal("RecordFileFailed", Render(lost).Type);
        Assert.Equal(("MP4", "NoSuchMedia", "There is no sound."), (Text(payload, "format"), Text(payload, "reason"), Text(payload, "message")));
        Assert.False(payload.TryGetProperty("file", out _) || payload.TryGetProperty("url", out _));
    }

    [Fact]
    public void NobodyListens_NoCallback() =>
        Assert.Null(Renderer().Render(Spec() with { NotifyUrl = null }, new TaskEffect.Notify(1, ManualTime.Start, new TaskNotification.Created())));

    private static OutboxEntry Render(TaskNotification news) => Renderer().Render(Spec(), new TaskEffect.Notify(7, ManualTime.Start, news))!;

    private static JsonElement Payload(TaskNotification news) => JsonElement.Parse(Text(JsonElement.Parse(Render(news).Body), "payload"));

    private static RtcCallbackRenderer Renderer() => new(new ObjectLinks(Samples.Keys, new LoopbackAddress(), NoReadLinks.Instance, Samples.Options));

    private static RecordingSpec Spec() => Samples.Spec(formats: [OutputFormat.Hls, OutputFormat.Mp4]) with
    {
        Live = null,
        Rtc = new RtcTaskSpec("app", "room", RtcStreamType.Original, TimeSpan.FromSeconds(60), [RtcNotifyFormat.Hls], "sealed"),
        Tracks =
        [
            new TrackSpec("sealed", TrackMedia.AudioVideo) { Subscription = new SubscribedUser("anna", RtcStreamType.Original, RtcSourceType.Screen) },
            new TrackSpec("sealed", TrackMedia.AudioOnly) { Subscription = new SubscribedUser("bert", RtcStreamType.AudioOnly, RtcSourceType.Camera) },
        ],
    };

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString()!;

    private static long Number(JsonElement value, string name) => value.GetProperty(name).GetInt64();
}
