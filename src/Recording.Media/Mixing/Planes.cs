using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>The rows of a picture's three planes.</summary>
internal readonly ref struct Planes(Picture picture)
{
    public const int Count = 3;
    private readonly Span<byte> _pixels = picture.Pixels;
    private readonly PictureSize _size = picture.Size;

    /// <summary>The part of a plane that an area of the picture covers.</summary>
    public static PixelArea Of(PixelArea area, int plane) =>
        plane == 0 ? area : new PixelArea(area.X / 2, area.Y / 2, area.Width / 2, area.Height / 2);

    public Span<byte> Row(int plane, int row)
    {
        var luma = _size.Width * _size.Height;
        var width = plane == 0 ? _size.Width : _size.Width / 2;
        var start = plane switch { 0 => 0, 1 => luma, _ => luma + luma / 4 };
        return _pixels.Slice(start + row * width, width);
    }
}
