namespace Recording.Core.Tasks.State;

/// <summary>A run of consecutive segments of one track in one format: open while it grows, then closing while it is finished.</summary>
public sealed record RecordingFile
{
    /// <summary>Number among the files of its output, from 0 without holes.</summary>
    public required int Number { get; init; }

    public required long FirstSequence { get; init; }

    public required long LastSequence { get; init; }

    /// <summary>UTC of the first frame.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC of the last frame.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Media, without gaps.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Bytes of the segments.</summary>
    public required long Bytes { get; init; }

    /// <summary>Marked gaps inside.</summary>
    public required int Gaps { get; init; }

    /// <summary>Codecs and sizes of the latest segment (a signature, see the media format).</summary>
    public required string Media { get; init; }
}
