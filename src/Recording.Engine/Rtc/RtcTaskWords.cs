using Recording.Core.Tasks.State;

namespace Recording.Engine.Rtc;

/// <summary>The vendor's words for what the state machine knows.</summary>
internal static class RtcTaskWords
{
    /// <summary>A task that waits for its first user runs: it can be stopped and updated. PAUSED is ours, as pausing is.</summary>
    public static string Status(TaskPhase phase) => phase switch
    {
        TaskPhase.Starting or TaskPhase.Running => "RUNNING",
        TaskPhase.Recovering => "RECOVERING",
        TaskPhase.Paused => "PAUSED",
        TaskPhase.Stopping => "STOPPING",
        TaskPhase.Stopped => "STOPPED",
    };

    public static string Format(OutputFormat format) => format switch
    {
        OutputFormat.Hls => "HLS",
        OutputFormat.Mp4 => "MP4",
        OutputFormat.Mp3 => "MP3",
        OutputFormat.Flv => "FLV",
    };
}
