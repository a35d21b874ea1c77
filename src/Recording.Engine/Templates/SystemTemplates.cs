using Recording.Contracts.LiveRecordTemplates;
using Recording.Core.Naming;

namespace Recording.Engine.Templates;

/// <summary>The templates that are always there and cannot be changed.</summary>
internal static class SystemTemplates
{
    private const string Since = "2026-01-01T00:00:00Z";
    private const string SegmentPattern = "record/{JobId}/{UnixTimestamp}_{Sequence}";

    private static RecordFormat Hls { get; } = new()
    {
        Format = "m3u8",
        CycleDuration = 21600,
        SliceDuration = 10,
        OssObjectPrefix = LiveRecordNames.DefaultFilePattern,
        SliceOssObjectPrefix = SegmentPattern,
    };

    private static RecordFormat Mp4 { get; } = new()
    {
        Format = "mp4",
        CycleDuration = 3600,
        OssObjectPrefix = LiveRecordNames.DefaultFilePattern,
    };

    /// <summary>All of them. Declared after its formats, since static initialisers run in order.</summary>
    public static IReadOnlyList<LiveRecordTemplate> All { get; } =
    [
        Template("system-hls", "HLS", Hls),
        Template("system-hls-mp4", "HLS and MP4", Hls, Mp4),
    ];

    private static LiveRecordTemplate Template(string id, string name, params IReadOnlyList<RecordFormat> formats) => new()
    {
        TemplateId = id,
        Name = name,
        Type = "system",
        CreateTime = Since,
        LastModified = Since,
        RecordFormatList = formats,
    };
}
