namespace Recording.Core.Tasks.State;

/// <summary>A file format that a task makes.</summary>
public enum OutputFormat
{
    Hls,
    Mp4,
    Flv,
    Mp3,
}
