using System.Globalization;

namespace Recording.Engine.Tasks;

/// <summary>
/// Keys of the rows of a task. A task's rows share a partition, named by its id, so that a state and what it caused are written in one
/// transaction.
/// </summary>
internal static class TaskRowKeys
{
    public const string Spec = "spec";
    public const string State = "state";
    public const string OutboxPrefix = "outbox|";
    public const string ReplayPrefix = "replay|";

    /// <summary>What the Durable driver remembers of its last turn.</summary>
    public const string Turn = "turn";

    /// <summary>Sign of life of a track's capture, where captures run on many workers.</summary>
    public static string Lease(int track) => $"{LeasePrefix}{track:D3}";

    public const string LeasePrefix = "lease|";

    public static string Segment(int track, long sequence) => $"segment|{track:D2}|{sequence:D10}";

    public static string SegmentPrefix(int track) => $"segment|{track:D2}|";

    /// <summary>Gaps have rows of their own, so that asking for them does not read the manifest.</summary>
    public static string Gap(int track, long sequence) => $"gap|{track:D2}|{sequence:D10}";

    public static string GapPrefix(int track) => $"gap|{track:D2}|";

    public static string File(int track, int output, int number) => $"file|{track:D2}|{output:D2}|{number:D6}";

    public const string FilePrefix = "file|";

    /// <summary>The asset of a file.</summary>
    public static string Asset(int track, int number) => $"{AssetPrefix}{track:D3}|{number:D6}";

    public const string AssetPrefix = "asset|";

    /// <summary>The asset that a stream's files were merged into, by the first of its tracks.</summary>
    public static string Merged(int firstTrack) => $"{MergedPrefix}{firstTrack:D3}";

    public const string MergedPrefix = "merged|";

    /// <summary>A rendition of an asset that is done or given up.</summary>
    public static string Rendition(string mediaId, int preset) => $"{RenditionPrefix}{mediaId}|{preset:D2}";

    public const string RenditionPrefix = "rendition|";

    public static string Outbox(long sequence) => $"{OutboxPrefix}{sequence:D10}";

    /// <summary>Replays that were asked for at one moment go by the numbers of their callbacks.</summary>
    public static string Replay(DateTimeOffset at, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReplayPrefix}{at.UtcTicks:D19}|{sequence:D10}");
}
