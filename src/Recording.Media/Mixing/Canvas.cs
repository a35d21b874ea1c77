using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>The picture that is being mixed. Pictures that have the size of their place, as decoders make them, are copied row by row.</summary>
internal sealed class Canvas
{
    private readonly Picture _picture;
    private readonly Picture _black;

    public Canvas(PictureSize size) => (_picture, _black) = (new Picture(size), Picture.Black(size));

    public ReadOnlySpan<byte> Pixels => _picture.Pixels;

    /// <summary>Begins a picture: with its background, or black.</summary>
    public void Begin(Picture? background) => (background ?? _black).Pixels.CopyTo(_picture.Pixels, 0);

    /// <summary>Puts a picture into its place, over what is there.</summary>
    public void Draw(Picture picture, PixelArea area, RtcRenderMode mode)
    {
        if (area.IsEmpty)
            return;
        if (picture.Size == area.Size)
            Copy(picture, area);
        else
            PictureScaler.Draw(picture, _picture, area, mode);
    }

    private void Copy(Picture picture, PixelArea area)
    {
        var from = new Planes(picture);
        var to = new Planes(_picture);
        for (var plane = 0; plane < Planes.Count; plane++)
        {
            var part = Planes.Of(area, plane);
            for (var row = 0; row < part.Height; row++)
                from.Row(plane, row).CopyTo(to.Row(plane, part.Y + row)[part.X..]);
        }
    }
}
