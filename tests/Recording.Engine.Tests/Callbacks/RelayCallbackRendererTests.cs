using System.Text.Json;
using Recording.Core.Callbacks;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Callbacks;

/// <summary>The bodies of relay events: the vendor's fields, our codes.</summary>
public sealed class RelayCallbackRendererTests
{
    private static readonly RelayTarget First = new(1, "sealed", "rtmp://one.example.com/live/a");
    private static readonly RelayTarget Second = new(4, "sealed", "rtmps://two.example.com/live/b");
    private static readonly DateTimeOffset At = ManualTime.Start.AddMilliseconds(384);

    public static TheoryData<TaskNotification, int, string, int, string> Events => new()
    {
        { new TaskNotification.Created(), 1, "Started", 0, "" },
        { new TaskNotification.Started(), 2, "Running", 0, "" },
        { new TaskNotification.Resumed(), 2, "Running", 0, "" },
        { new TaskNotification.Paused("rtmp://gateway/live/x?key=hunter2 ended."), 3, "Reconnecting", 201, "The channel's stream is gone; it is waited for." },
        { new TaskNotification.Stopped(ExitReason.StopRequested, ""), 6, "Stopped", 0, "" },
        { new TaskNotification.Stopped(ExitReason.StreamEnded, "hunter2"), 6, "Stopped", 202, "The channel's stream did not come back within MaxIdleTime." },
        { new TaskNotification.Stopped(ExitReason.StreamNotFound, "hunter2"), 6, "Stopped", 203, "The channel had no stream within MaxIdleTime." },
        { new TaskNotification.Stopped(ExitReason.UnsupportedMedia, "hunter2"), 6, "Stopped", 204, "The codecs of the channel's stream cannot be relayed." },
        { new TaskNotification.Stopped(ExitReason.CaptureImpossible, "hunter2"), 6, "Stopped", 205, "The service cannot relay: FFmpeg is not installed where it runs." },
    };

    public static TheoryData<TaskNotification, int, string, int, string> OfTargets => new()
    {
        { new TaskNotification.TargetLive(4), 7, "TargetRunning", 0, "" },
        { new TaskNotification.TargetFailed(4, TargetFailure.Refused, "rtmps://two.example.com/live/b?key=hunter2"), 4, "TargetFailed", 103, "The target refused the stream: its key is wrong, or its name is in use." },
        { new TaskNotification.TargetFailed(4, TargetFailure.Other, "hunter2"), 4, "TargetFailed", 199, "The target does not take the stream." },
        { new TaskNotification.TargetRecovered(4), 5, "TargetRecovered", 0, "" },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void EventOfTheTask_HasItsCodes_AndTheAddressOfTheOnlyTarget(TaskNotification news, int code, string type, int error, string message)
    {
        AssertEvent(Render(news, First), First.Shown, code, type, error, message);
        AssertEvent(Render(news, First, Second), "", code, type, error, message);
    }

    [Theory]
    [MemberData(nameof(OfTargets))]
    public void EventOfATarget_HasItsAddressWithoutSecrets(TaskNotification news, int code, string type, int error, string message) =>
        AssertEvent(Render(news, First, Second), Second.Shown, code, type, error, message);

    [Fact]
    public void EventOfATargetThatWasTakenOff_HasNoAddress() => AssertEvent(Render(new TaskNotification.TargetLive(4), First), "", 7, "TargetRunning", 0, "");

    [Fact]
    public void Entry_IsOfTheApplicationAndTheChannel_AndGoesNowhereYet()
    {
        var entry = Render(new TaskNotification.Created(), First);

        Assert.Equal(
            (CallbackKind.Relay, "", "app", "room", "", 7, "task-7"),
            (entry.Kind, entry.Domain, entry.App, entry.Stream, entry.Url, entry.Sequence, entry.DeliveryId));
        Assert.Equal(RelayMessageId.Of("task", 7), entry.MsgId);
        Assert.Null(entry.SubId ?? entry.SealedAuthKey);
        Assert.Equal((At, At), (entry.WrittenAt, entry.NextAttemptAt));
    }

    [Fact]
    public void Task_ThatIsARelay_IsToldInItsWords()
    {
        using var services = MemoryEngine.Build();
        var renderer = (ICallbackRenderer)services.GetService(typeof(ICallbackRenderer))!;

        Assert.Equal("Running", renderer.Render(Spec(First), new TaskEffect.Notify(1, At, new TaskNotification.Started()))!.Type);
        Assert.Equal("record_started", renderer.Render(Samples.Spec(), new TaskEffect.Notify(1, At, new TaskNotification.Started()))!.Type);
    }

    private static void AssertEvent(OutboxEntry entry, string address, int code, string type, int error, string message)
    {
        var body = JsonElement.Parse(entry.Body);
        var payload = body.GetProperty("Payload");
        Assert.Equal(type, entry.Type);
        Assert.Equal(
            ["EventType", "MsgId", "AppId", "SubId", "TaskId", "CallbackTs", "Payload"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["DstUrl", "EventTs", "EventCode", "ErrorCode", "ErrorMessage"], payload.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            (1, entry.MsgId, "app", "my-relay"),
            (body.GetProperty("EventType").GetInt32(), body.GetProperty("MsgId").GetString(), body.GetProperty("AppId").GetString(), body.GetProperty("TaskId").GetString()));
        Assert.Equal(
            (address, At.ToUnixTimeMilliseconds(), code, error, message),
            (payload.GetProperty("DstUrl").GetString(), payload.GetProperty("EventTs").GetInt64(), payload.GetProperty("EventCode").GetInt32(), payload.GetProperty("ErrorCode").GetInt32(), payload.GetProperty("ErrorMessage").GetString()));
        Assert.DoesNotContain("hunter2", entry.Body, StringComparison.Ordinal);
    }

    private static OutboxEntry Render(TaskNotification news, params RelayTarget[] targets) =>
        new RelayCallbackRenderer().Render(Spec(targets), new TaskEffect.Notify(7, At, news))!;

    private static RecordingSpec Spec(params RelayTarget[] targets) => Samples.Spec(notifyUrl: null) with
    {
        Live = null,
        Relay = new RelaySpec("app", "room", "my-relay", TimeSpan.FromMinutes(2), targets, "sealed"),
    };
}
