using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>The picture that is being mixed. Pictures that have the size of their place, as decoders make them, are copied row by row.</summary>
internal sealed class Canvas
{
    private readonly Picture _picture;
    private readonly Picture _black;
    private readonly List<PixelArea> _covered = [];
    private Picture? _background;

    public Canvas(PictureSize size) => (_picture, _black) = (new Picture(size), Picture.Black(size));

    public ReadOnlySpan<byte> Pixels => _picture.Pixels;

    /// <summary>Makes a picture: pictures in their places, the later ones in front, over a background or black.</summary>
    public void Compose(Picture? background, IReadOnlyList<PlacedPicture> pictures)
    {
        // Every picture covers all of its place. While the places stay what they were, what is seen of the background is there already.
        if (_background != (background ?? _black) || !CoversTheSame(pictures))
        {
            _background = background ?? _black;
            _background.Pixels.CopyTo(_picture.Pixels, 0);
            _covered.Clear();
            for (var i = 0; i < pictures.Count; i++)
                _covered.Add(pictures[i].Area);
        }

        for (var i = 0; i < pictures.Count; i++)
            Draw(pictures[i]);
    }

    private bool CoversTheSame(IReadOnlyList<PlacedPicture> pictures)
    {
        if (pictures.Count != _covered.Count)
            return false;
        for (var i = 0; i < pictures.Count; i++)
        {
            if (pictures[i].Area != _covered[i])
                return false;
        }

        return true;
    }

    private void Draw(PlacedPicture placed)
    {
        if (placed.Area.IsEmpty)
            return;
        if (placed.Picture.Size == placed.Area.Size)
            Copy(placed.Picture, placed.Area);
        else
            PictureScaler.Draw(placed.Picture, _picture, placed.Area, placed.Mode);
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
