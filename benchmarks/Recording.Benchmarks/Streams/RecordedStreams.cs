using Recording.Testing.Media;

namespace Recording.Benchmarks.Streams;

/// <summary>The stream that everybody records here.</summary>
internal static class RecordedStreams
{
    /// <summary>Segment length of the jobs; every fifth key picture ends one.</summary>
    public const int SliceSeconds = 5;

    /// <summary>1 Mbit/s of H.264 and AAC with a key picture a second. Long, so that its loops are few.</summary>
    public static SourceClipOptions Clip { get; } =
        new() { Duration = TimeSpan.FromSeconds(60), VideoKilobits = 904, AudioKilobits = 96, Gop = 25 };
}
