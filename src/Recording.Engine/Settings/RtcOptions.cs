using System.ComponentModel.DataAnnotations;

namespace Recording.Engine.Settings;

/// <summary>Settings of RTC recordings, section <c>Recording:Rtc</c>.</summary>
public sealed class RtcOptions
{
    public const string SectionName = "Recording:Rtc";

    /// <summary>
    /// The host name that OSSEndpoint must be, in any case of letters. Empty: any is taken, since there is one storage.
    /// </summary>
    public string StorageEndpoint { get; set; } = "";

    /// <summary>
    /// For each StorageLocation (a host name, in any case of letters) the container that stands for it; made at start when missing. A host that is
    /// not here is an error of the request.
    /// </summary>
    public IDictionary<string, string> VodLocations { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a task can be asked for after its end; 1 hour to 10 years. The vendor's is 3 days after its creation.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan QueryableFor { get; set; } = TimeSpan.FromDays(30);
}
