using System.ComponentModel.DataAnnotations;

namespace Recording.Engine.Settings;

/// <summary>Settings of live record jobs, section <c>Recording:LiveRecord</c>.</summary>
public sealed class LiveRecordOptions
{
    public const string SectionName = "Recording:LiveRecord";

    /// <summary>How long a job tries for its first stream before it ends; 1 second to 1 day. The vendor's is 3 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FirstStreamTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long a lost stream may stay away and still continue the same file; then the job ends; 1 second to 1 day. The vendor's is 3 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReconnectWindow { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long a capture counts as alive without a sign of life; 5 seconds to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan CaptureLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Hosts that jobs may record from: names, addresses, and <c>*.example.com</c> for what is below a name. Empty: any host.</summary>
    public IList<string> SourceHosts { get; } = [];

    /// <summary>Segment length in seconds of jobs that make no playlist, 2 to 30. A power cut can cost the open one.</summary>
    [Range(2, 30)]
    public int WorkingSliceSeconds { get; set; } = 10;
}
