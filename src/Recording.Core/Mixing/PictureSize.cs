namespace Recording.Core.Mixing;

/// <summary>Width and height of a picture in pixels; both even, because colour is kept for squares of two by two (4:2:0).</summary>
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Bytes of such a picture in yuv420p: a byte of brightness a pixel, two of colour for every four.</summary>
    public int Bytes => Width * Height * 3 / 2;
}
