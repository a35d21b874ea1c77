using System.Collections.Immutable;

namespace Recording.Core.Vod;

/// <summary>Something that is owed to a recording's assets. Doing it twice changes nothing.</summary>
public abstract record VodWork
{
    private VodWork()
    {
    }

    /// <summary>Merge the files of a stream, in the order of its tracks.</summary>
    /// <param name="MediaId">The asset to be made.</param>
    /// <param name="Tracks">The stream's tracks that have files.</param>
    public sealed record Merge(string MediaId, ImmutableArray<int> Tracks) : VodWork;

    /// <summary>Make a rendition of an asset.</summary>
    /// <param name="MediaId">The asset.</param>
    /// <param name="OfMerged">Whether it is a merged one, which has presets of its own.</param>
    /// <param name="Preset">Which of its presets.</param>
    public sealed record Transcode(string MediaId, bool OfMerged, int Preset) : VodWork;
}
