using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;

namespace Recording.Engine.CrashChild;

/// <summary>Tasks that record nothing and only send callbacks.</summary>
internal static class Specs
{
    public static TaskTimeouts Timeouts { get; } = new(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(30));

    public static RecordingSpec Of(string taskId, string receiver, DateTimeOffset now) => new()
    {
        TaskId = taskId,
        Name = taskId,
        CreatedAt = now,
        Container = "recordings",
        SegmentContainer = "recordings",
        Slice = TimeSpan.FromSeconds(10),
        SegmentPattern = "{JobId}/{UnixTimestamp}_{Sequence}",
        Tracks = [],
        Outputs = [],
        NotifyUrl = receiver,
        Live = new LiveJobSpec(
            new LiveRecordTemplate
            {
                TemplateId = "template",
                Name = "template",
                Type = "custom",
                CreateTime = "2026-03-01T08:00:00Z",
                LastModified = "2026-03-01T08:00:00Z",
                RecordFormatList = [],
            },
            new StreamInput("rtmp", "rtmp://media.example.com/live/one"),
            new RecordOutput("oss", null, "recordings"),
            "media.example.com",
            "live",
            "one",
            new Dictionary<string, string>()),
    };
}
