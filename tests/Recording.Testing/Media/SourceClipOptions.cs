namespace Recording.Testing.Media;

/// <summary>What a <see cref="SourceClip"/> contains. The same options give the same cached file.</summary>
public sealed record SourceClipOptions
{
    /// <summary>How long the clip is.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Picture width in pixels; even.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Picture height in pixels; even.</summary>
    public int Height { get; init; } = 360;

    /// <summary>Frames a second.</summary>
    public int FramesPerSecond { get; init; } = 25;

    /// <summary>Frames from one keyframe to the next, exactly.</summary>
    public int Gop { get; init; } = 25;

    /// <summary>B-frames in a row at most; 0 for none.</summary>
    public int BFrames { get; init; } = 2;

    /// <summary>Bitrate of the picture in kbit/s, held closely.</summary>
    public int VideoKilobits { get; init; } = 800;

    /// <summary>Bitrate of the sound in kbit/s.</summary>
    public int AudioKilobits { get; init; } = 96;

    /// <summary>The tone's frequency in Hz.</summary>
    public int ToneHertz { get; init; } = 440;

    /// <summary>Whether there is a picture.</summary>
    public bool Video { get; init; } = true;

    /// <summary>Whether there is sound.</summary>
    public bool Audio { get; init; } = true;

    /// <summary>Another seed gives other packets for the same picture and tone.</summary>
    public int Seed { get; init; } = 1;
}
