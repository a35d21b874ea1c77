using System.Text.Json;
using System.Text.Json.Nodes;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Tasks;

/// <summary>What earlier versions stored is read, and what this one stores comes back.</summary>
public sealed class StoredRowsTests
{
    /// <summary>A job of a version that recorded no channels is a live job still.</summary>
    [Fact]
    public void LiveJob_FromBeforeThereWereChannels_GoesOn()
    {
        var spec = Samples.Spec(formats: [OutputFormat.Hls, OutputFormat.Mp4]);
        var storedSpec = JsonNode.Parse((string)JsonColumns.Write(spec, EngineJson.Default.RecordingSpec)["Json0"])!.AsObject();
        var storedState = JsonNode.Parse((string)JsonColumns.Write(Samples.FirstDecision(spec).State, EngineJson.Default.TaskState)["Json0"])!.AsObject();
        Assert.True(storedState.Remove("News"));
        Assert.True(storedSpec["Tracks"]![0]!.AsObject().Remove("JoinsAnother"));

        var state = JsonSerializer.Deserialize(storedState, EngineJson.Default.TaskState)!;
        var read = JsonSerializer.Deserialize(storedSpec, EngineJson.Default.RecordingSpec)!;
        Assert.Null(state.News);
        Assert.Null(read.Rtc);
        Assert.Equal(spec.LiveJob.Domain, read.LiveJob.Domain);
        var up = TaskDecider.Decide(state, new TaskEvent.StreamUp(0, 1), ManualTime.Start);
        Assert.IsType<TaskNotification.Started>(Assert.Single(up.Effects.OfType<TaskEffect.Notify>()).Notification);
    }

    /// <summary>Callbacks and records of a version that relayed nothing have neither subscription nor message.</summary>
    [Fact]
    public void Callbacks_FromBeforeThereWereRelays_AreRead()
    {
        var record = CallbackRecords.RecordSamples.Live("task-1", ManualTime.Start);
        var storedRecord = (string)JsonColumns.Write(record, EngineJson.Default.CallbackRecord)["Json0"];
        var entry = Samples.Renderer.Render(Samples.Spec(), new TaskEffect.Notify(1, ManualTime.Start, new TaskNotification.Started()))!;
        var storedEntry = (string)JsonColumns.Write(entry, EngineJson.Default.OutboxEntry)["Json0"];

        Assert.All([storedRecord, storedEntry], json => Assert.DoesNotMatch("MsgId|SubId|ListName", json));
        Assert.Equal(record, JsonSerializer.Deserialize(storedRecord, EngineJson.Default.CallbackRecord));
        Assert.Equal(record.Stream, record.ListName);
        Assert.Equal(entry, JsonSerializer.Deserialize(storedEntry, EngineJson.Default.OutboxEntry));
    }

    [Fact]
    public void Channel_ComesBackWhole()
    {
        var user = new SubscribedUser("ü", RtcStreamType.AudioOnly, RtcSourceType.Camera);
        var spec = Samples.Spec(formats: [OutputFormat.Hls]) with
        {
            Live = null,
            Rtc = new RtcTaskSpec("app", "room", RtcStreamType.Original, TimeSpan.FromSeconds(60), [RtcNotifyFormat.Slice, RtcNotifyFormat.Hls], "sealed"),
            Tracks = [new TrackSpec("sealed", TrackMedia.AudioOnly) { Subscription = user, JoinsAnother = true }],
        };
        var news = new TaskNews { WholeLife = true, Segments = true, Files = [OutputFormat.Hls] };
        var state = TaskDecider.Create(
            new TaskPlan("task", Samples.Timeouts, news, [new TrackPlan(user, [new OutputState { Format = OutputFormat.Hls, MaxFileDuration = TimeSpan.FromHours(2) }])]),
            ManualTime.Start).State;

        var readSpec = JsonSerializer.Deserialize((string)JsonColumns.Write(spec, EngineJson.Default.RecordingSpec)["Json0"], EngineJson.Default.RecordingSpec)!;
        var readState = JsonSerializer.Deserialize((string)JsonColumns.Write(state, EngineJson.Default.TaskState)["Json0"], EngineJson.Default.TaskState)!;
        Assert.Equal(spec.Tracks, readSpec.Tracks);
        Assert.Equal(spec.Rtc.Announced, readSpec.Rtc!.Announced);
        Assert.Equal(spec.Rtc with { Announced = [] }, readSpec.Rtc with { Announced = [] });
        Assert.Equal(user, readState.Tracks[0].Subscription);
        Assert.Equal((true, true, OutputFormat.Hls), (readState.News!.WholeLife, readState.News.Segments, Assert.Single(readState.News.Files!)));
    }
}
