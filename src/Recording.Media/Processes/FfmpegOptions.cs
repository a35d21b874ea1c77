using System.ComponentModel.DataAnnotations;

namespace Recording.Media.Processes;

/// <summary>Where FFmpeg is and how long it may take.</summary>
public sealed class FfmpegOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Recording:Ffmpeg";

    /// <summary>The ffmpeg program: a path, or a name looked up on PATH.</summary>
    [Required]
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>The ffprobe program: a path, or a name looked up on PATH.</summary>
    [Required]
    public string FfprobePath { get; set; } = "ffprobe";

    /// <summary>How long a source may be silent after connecting before the capture gives up; 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ConnectTimeLimit { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// How long a source that delivers may take until every stream that it announces has shown itself; 10 s to 10 min. FFmpeg
    /// itself waits up to 90 s for an announced picture, and keeps what it reads meanwhile, so less than that loses sound of
    /// a source whose camera is still off.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan AnalysisTimeLimit { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long media may stand still before the source counts as stalled; 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StallTime { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long FFmpeg may take to end a capture by itself before it is signalled and killed; 0.1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long reading one file may take; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ProbeTimeLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long composing one file may take; 1 s to 2 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "2.00:00:00")]
    public TimeSpan ComposeTimeLimit { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How long making one rendition of an asset may take; 1 s to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan TranscodeTimeLimit { get; set; } = TimeSpan.FromDays(1);
}
