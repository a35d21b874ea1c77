namespace Recording.Testing.Rtmp;

/// <summary>How a <see cref="Publisher"/> sends its clip.</summary>
public sealed record PublisherOptions
{
    /// <summary>Sent once, at the speed of life.</summary>
    public static PublisherOptions Once { get; } = new();

    /// <summary>Sent again and again until it is stopped.</summary>
    public static PublisherOptions Endless { get; } = new() { Loops = -1 };

    /// <summary>How many times the clip is sent again after the first; -1 for ever.</summary>
    public int Loops { get; init; }

    /// <summary>Speed: 1 is life, 4 sends a minute in 15 s.</summary>
    public double ReadRate { get; init; } = 1;

    /// <summary>More of FFmpeg's output options, such as bitstream filters that spoil the timestamps.</summary>
    public IReadOnlyList<string> Spoiling { get; init; } = [];
}
