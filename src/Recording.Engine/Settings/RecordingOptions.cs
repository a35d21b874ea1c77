using System.ComponentModel.DataAnnotations;

namespace Recording.Engine.Settings;

/// <summary>Settings of the whole service, section <c>Recording</c>.</summary>
public sealed class RecordingOptions
{
    public const string SectionName = "Recording";

    /// <summary>Container of recordings whose request names no bucket. Made at start when missing.</summary>
    [Required]
    public string DefaultBucket { get; set; } = "recordings";

    /// <summary>More containers that are made at start when missing. A bucket that does not exist is an error of the request.</summary>
    public IList<string> Buckets { get; } = [];

    /// <summary>
    /// Address under which clients reach the service, such as <c>https://rec.example.com</c>; file addresses begin with it. Empty: the
    /// address that the server listens on.
    /// </summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>How long a link to a file opens; 1 minute to 30 days, or less where the storage's own links do not live as long.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Offset from UTC of the times in file names, -14 to 14 hours. The vendor writes UTC+8.</summary>
    [Range(typeof(TimeSpan), "-14:00:00", "14:00:00")]
    public TimeSpan NameTimeOffset { get; set; } = TimeSpan.FromHours(8);

    /// <summary>
    /// Bytes that have to be free on the disk of the spool for a recording to begin and for MP4, FLV and MP3 to be made; 0 to 1 PB, 0 for no such
    /// limit. What runs goes on below it.
    /// </summary>
    [Range(0, 1_000_000_000_000_000)]
    public long MinimumFreeBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>The service's own secret, 32 bytes in base64, from which the keys for links and stored stream addresses are derived. Empty: made at the first start and kept in the data folder.</summary>
    public string MasterKey { get; set; } = "";
}
