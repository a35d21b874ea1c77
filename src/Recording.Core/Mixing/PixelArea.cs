namespace Recording.Core.Mixing;

/// <summary>A part of the mixed picture in pixels, inside it; all four numbers are even.</summary>
public readonly record struct PixelArea(int X, int Y, int Width, int Height)
{
    public PictureSize Size => new(Width, Height);

    /// <summary>Whether nothing of it can be seen.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>
    /// The pixels of a pane. Edges are rounded, not sizes, so that panes that touch in the layout touch in the picture; what
    /// sticks out of the picture is cut.
    /// </summary>
    public static PixelArea Of(PictureSize picture, decimal x, decimal y, decimal width, decimal height)
    {
        var (left, right) = (Edge(x, picture.Width), Edge(x + width, picture.Width));
        var (top, bottom) = (Edge(y, picture.Height), Edge(y + height, picture.Height));
        return new PixelArea(left, top, right - left, bottom - top);
    }

    private static int Edge(decimal part, int length) =>
        Math.Clamp((int)Math.Round(part * length / 2, MidpointRounding.AwayFromZero) * 2, 0, length);
}
