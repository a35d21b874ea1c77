using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recording.Core.Vod;

/// <summary>Ids of media assets, 32 hex digits as the vendor's: always the same for the same file, so that registering one again changes nothing.</summary>
public static class MediaId
{
    private const int Bytes = 16;

    /// <summary>The asset of a task's finished file.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="track">The file's track.</param>
    /// <param name="number">Its number among the track's MP4 files.</param>
    public static string OfFile(string taskId, int track, int number) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"{taskId}/file/{track}/{number}"));

    /// <summary>The asset that a stream's files were merged into.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="firstTrack">The first of the stream's tracks.</param>
    public static string OfMerged(string taskId, int firstTrack) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"{taskId}/merged/{firstTrack}"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
}
