namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>Template formats for tests: short segments and cycles, the default names.</summary>
internal static class Formats
{
    private const string Names = "record/{JobId}/{Sequence}_{StartTime}_{EndTime}";

    public static object Hls(int cycle = 3600, int slice = 5) => new
    {
        Format = "m3u8",
        CycleDuration = cycle,
        SliceDuration = slice,
        OssObjectPrefix = Names,
        SliceOssObjectPrefix = "record/{JobId}/{UnixTimestamp}_{Sequence}",
    };

    public static object Mp4(int cycle = 3600) => File("mp4", cycle);

    public static object Flv(int cycle = 3600) => File("flv", cycle);

    public static object Mp3(int cycle = 3600) => File("mp3", cycle);

    private static object File(string format, int cycle) => new { Format = format, CycleDuration = cycle, OssObjectPrefix = Names };
}
