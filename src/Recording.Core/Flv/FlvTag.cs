namespace Recording.Core.Flv;

/// <summary>A tag of an FLV stream; it never changes, so any number of receivers share its bytes.</summary>
/// <param name="Kind">What it carries.</param>
/// <param name="Timestamp">When it is decoded, in ms; wraps at 2^32.</param>
/// <param name="Body">Its content.</param>
public sealed record FlvTag(FlvTagKind Kind, uint Timestamp, ReadOnlyMemory<byte> Body)
{
    private const int Avc = 7;
    private const int Aac = 10;

    /// <summary>Whether it is the codec's configuration, without which nothing that follows can be decoded.</summary>
    public bool IsConfiguration => Kind switch
    {
        FlvTagKind.Picture => Body.Length > 1 && (Body.Span[0] & 0x0f) == Avc && Body.Span[1] == 0,
        FlvTagKind.Sound => Body.Length > 1 && Body.Span[0] >> 4 == Aac && Body.Span[1] == 0,
        FlvTagKind.Script => false,
    };

    /// <summary>Whether it prepares for media and is none.</summary>
    public bool IsHead => Kind == FlvTagKind.Script || IsConfiguration;

    /// <summary>Whether it is a picture that needs no other one.</summary>
    public bool IsKeyPicture => Kind == FlvTagKind.Picture && Body.Length > 0 && Body.Span[0] >> 4 == 1 && !IsHead && !IsEnd;

    /// <summary>Bytes that it takes in a stream.</summary>
    public int Size => FlvLayout.TagHeader + Body.Length + FlvLayout.PreviousSize;

    // AVC says "end of sequence" in a tag that counts as a key frame.
    private bool IsEnd => Body.Length > 1 && (Body.Span[0] & 0x0f) == Avc && Body.Span[1] == 2;
}
