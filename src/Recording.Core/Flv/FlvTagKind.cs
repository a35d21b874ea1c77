namespace Recording.Core.Flv;

/// <summary>What a tag carries, by its number in the file.</summary>
public enum FlvTagKind
{
    Sound = 8,

    Picture = 9,

    /// <summary>Data about the stream, such as onMetaData.</summary>
    Script = 18,
}
