namespace Recording.Core.Flv;

/// <summary>What a receiver that joins has to be told first: the stream's metadata and the configuration of its codecs, as of now.</summary>
/// <param name="HasPicture">Whether pictures were announced or have come.</param>
/// <param name="HasSound">Whether sound was announced or has come.</param>
/// <param name="Script">The metadata.</param>
/// <param name="Picture">The configuration of the pictures' codec, where it has one.</param>
/// <param name="Sound">The configuration of the sound's codec, where it has one.</param>
public sealed record FlvHead(bool HasPicture, bool HasSound, FlvTag? Script, FlvTag? Picture, FlvTag? Sound)
{
    /// <summary>Before anything came.</summary>
    public static readonly FlvHead None = new(false, false, null, null, null);

    /// <summary>The tags, in the order in which they are sent.</summary>
    public IEnumerable<FlvTag> Tags => new[] { Script, Picture, Sound }.OfType<FlvTag>();

    /// <summary>The same after another tag.</summary>
    public FlvHead After(FlvTag tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return tag.Kind switch
        {
            FlvTagKind.Script => this with { Script = tag },
            FlvTagKind.Picture when tag.IsConfiguration => this with { HasPicture = true, Picture = tag },
            FlvTagKind.Sound when tag.IsConfiguration => this with { HasSound = true, Sound = tag },
            FlvTagKind.Picture => HasPicture ? this : this with { HasPicture = true },
            FlvTagKind.Sound => HasSound ? this : this with { HasSound = true },
        };
    }
}
