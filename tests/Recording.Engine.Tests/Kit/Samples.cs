using Microsoft.Extensions.Options;
using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Core.Ffmpeg;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Callbacks;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;
using Recording.Storage.Objects;

namespace Recording.Engine.Tests.Kit;

/// <summary>Values that tests begin with.</summary>
internal static class Samples
{
    public const string Container = "recordings";

    public static ServiceKeys Keys { get; } = new(new byte[32]);

    public static IOptions<RecordingOptions> Options { get; } = Microsoft.Extensions.Options.Options.Create(new RecordingOptions());

    public static CallbackRenderer Renderer { get; } = new(new ObjectLinks(Keys, new LoopbackAddress(), NoReadLinks.Instance, Options));

    /// <summary>Figures that nobody reads.</summary>
    public static RecordingMetrics Metrics { get; } = new(new MeterReadings(), TimeProvider.System);

    public static TaskTimeouts Timeouts { get; } = new(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(30));

    public static RecordingSpec Spec(string taskId = "task", string? notifyUrl = "http://127.0.0.1:9/", params OutputFormat[] formats) => new()
    {
        TaskId = taskId,
        Name = "a recording",
        CreatedAt = ManualTime.Start,
        Container = Container,
        SegmentContainer = formats.Contains(OutputFormat.Hls) ? Container : SystemContainers.Work,
        Slice = TimeSpan.FromSeconds(10),
        SegmentPattern = "{JobId}/{UnixTimestamp}_{Sequence}",
        Tracks = [new TrackSpec(new SourceSeal(Keys).Seal("rtmp://media.example.com/live/one"), TrackMedia.AudioVideo)],
        Outputs = [.. formats.Select(format => new OutputSpec(format, TimeSpan.FromSeconds(25), "{JobId}/{Sequence}_{EscapedStartTime}_{EscapedEndTime}"))],
        NotifyUrl = notifyUrl,
        Live = new LiveJobSpec(
            new LiveRecordTemplate
            {
                TemplateId = "template",
                Name = "a template",
                Type = "custom",
                CreateTime = "2026-03-01T08:00:00Z",
                LastModified = "2026-03-01T08:00:00Z",
                RecordFormatList = [],
            },
            new StreamInput("rtmp", "rtmp://media.example.com/live/one"),
            new RecordOutput("oss", null, Container),
            "media.example.com",
            "live",
            "one",
            new Dictionary<string, string>()),
    };

    public static RecordingFile File(int number, long first, long last, double seconds = 20) => new()
    {
        Number = number,
        FirstSequence = first,
        LastSequence = last,
        StartedAt = ManualTime.Start.AddSeconds(first * 10),
        EndedAt = ManualTime.Start.AddSeconds((last + 1) * 10),
        Duration = TimeSpan.FromSeconds(seconds),
        Bytes = 1000,
        Gaps = 0,
        Media = FakeMedia.Signature,
    };

    public static StoredSegment Segment(long sequence) => new(
        new SegmentPosition(1, (int)sequence),
        sequence,
        $"task/{sequence}.ts",
        ManualTime.Start.AddSeconds(sequence * 10),
        TimeSpan.FromSeconds(10),
        500,
        "md5",
        FakeMedia.Signature);

    public static Decision FirstDecision(RecordingSpec spec) => TaskDecider.Create(
        spec.TaskId,
        Timeouts,
        [[.. spec.Outputs.Select(output => new OutputState { Format = output.Format, MaxFileDuration = output.MaxFileDuration })]],
        spec.CreatedAt,
        spec.SkipsStatus);
}
