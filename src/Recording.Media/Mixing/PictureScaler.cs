using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>
/// Puts a picture into a place of another size. Decoders make pictures in the right size; this is for the second or two after a change of layout
/// until they do, so it takes the nearest pixel and no more time than that needs. It covers all
/// of the place.
/// </summary>
internal static class PictureScaler
{
    public static void Draw(Picture source, Picture target, PixelArea area, RtcRenderMode mode)
    {
        var (from, to) = mode switch
        {
            RtcRenderMode.Crop => (Centred(source.Size, area.Size), area),
            RtcRenderMode.Fit => (new PixelArea(0, 0, source.Size.Width, source.Size.Height), Within(area, source.Size)),
        };
        if (to != area || from.IsEmpty)
            Blacken(target, area);
        if (from.IsEmpty || to.IsEmpty)
            return;

        var read = new Planes(source);
        var write = new Planes(target);
        for (var plane = 0; plane < Planes.Count; plane++)
        {
            var (part, place) = (Planes.Of(from, plane), Planes.Of(to, plane));
            for (var row = 0; row < place.Height; row++)
                ScaleRow(read.Row(plane, part.Y + row * part.Height / place.Height).Slice(part.X, part.Width), write.Row(plane, place.Y + row).Slice(place.X, place.Width));
        }
    }

    /// <summary>The middle of a picture that has another one's shape.</summary>
    public static PixelArea Centred(PictureSize picture, PictureSize shape)
    {
        var width = Math.Min(picture.Width, Even((long)picture.Height * shape.Width / shape.Height));
        var height = Math.Min(picture.Height, Even((long)picture.Width * shape.Height / shape.Width));
        return new PixelArea(Even((picture.Width - width) / 2), Even((picture.Height - height) / 2), width, height);
    }

    private static PixelArea Within(PixelArea area, PictureSize shape)
    {
        var inner = Centred(area.Size, shape);
        return inner with { X = area.X + inner.X, Y = area.Y + inner.Y };
    }

    private static void ScaleRow(ReadOnlySpan<byte> from, Span<byte> to)
    {
        // 16 bits behind the point; pictures are at most 1920 wide.
        var step = (from.Length << 16) / to.Length;
        for (int i = 0, place = step / 2; i < to.Length; i++, place += step)
            to[i] = from[place >> 16];
    }

    private static void Blacken(Picture target, PixelArea area)
    {
        var planes = new Planes(target);
        for (var plane = 0; plane < Planes.Count; plane++)
        {
            var part = Planes.Of(area, plane);
            for (var row = part.Y; row < part.Y + part.Height; row++)
                planes.Row(plane, row).Slice(part.X, part.Width).Fill(plane == 0 ? Yuv.BlackLuma : Yuv.NoChroma);
        }
    }

    private static int Even(long length) => (int)(length & ~1L);
}
