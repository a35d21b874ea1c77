using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>A raw picture: the plane of brightness, then the two planes of colour at half the size, rows without gaps (yuv420p).</summary>
internal sealed class Picture(PictureSize size, PicturePool? pool = null)
{
    public PictureSize Size { get; } = size;

    public byte[] Pixels { get; } = GC.AllocateUninitializedArray<byte>(size.Bytes);

    /// <summary>Its timestamp in its stream.</summary>
    public TimeSpan Time { get; set; }

    /// <summary>Gives its memory back; nobody may use it any more.</summary>
    public void Recycle() => pool?.Return(this);

    /// <summary>A black picture.</summary>
    public static Picture Black(PictureSize size)
    {
        var picture = new Picture(size);
        picture.Pixels.AsSpan(0, size.Width * size.Height).Fill(Yuv.BlackLuma);
        picture.Pixels.AsSpan(size.Width * size.Height).Fill(Yuv.NoChroma);
        return picture;
    }
}
