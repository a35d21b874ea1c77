using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;
using Recording.Media.Mixing;

namespace Recording.Media.Tests.Mixing;

/// <summary>A canvas that leaves out what is there already shows what one shows that begins with nothing.</summary>
public sealed class CanvasTests
{
    private static readonly PictureSize Size = new(64, 48);

    [Fact]
    public void Compose_OneAfterTheOther_IsTheSameAsEachByItself()
    {
        var (left, right) = (new PixelArea(0, 0, 32, 24), new PixelArea(16, 8, 32, 24));
        PlacedPicture At(PixelArea area, byte colour, PictureSize? size = null) => new(Filled(size ?? area.Size, colour), area, RtcRenderMode.Fit);
        var (blue, grey) = (Filled(Size, 40), Filled(Size, 90));
        (Picture? Background, PlacedPicture[] Pictures)[] frames =
        [
            (null, []),
            (null, [At(left, 1)]),
            (null, [At(left, 2), At(right, 3)]),
            (null, [At(right, 4), At(left, 5)]),
            (blue, [At(right, 6), At(left, 7)]),
            (blue, [At(right, 8), At(left, 9)]),
            (grey, [At(right, 8), At(left, 9)]),
            (grey, [At(right, 10, new PictureSize(8, 24)), At(left, 11, new PictureSize(2, 24))]),
            (grey, [At(left, 12)]),
            (grey, [At(right, 13)]),
            (grey, []),
        ];

        var canvas = new Canvas(Size);
        foreach (var (background, pictures) in frames)
        {
            var fresh = new Canvas(Size);
            fresh.Compose(background, pictures);
            canvas.Compose(background, pictures);

            Assert.Equal(fresh.Pixels.ToArray(), canvas.Pixels.ToArray());
        }
    }

    [Theory]
    [InlineData(RtcRenderMode.Crop)]
    [InlineData(RtcRenderMode.Fit)]
    public void Compose_PictureOfAShapeThatLeavesNothing_CoversItsPlace(RtcRenderMode mode)
    {
        var area = new PixelArea(0, 0, 2, 48);
        var canvas = new Canvas(Size);
        canvas.Compose(null, [new PlacedPicture(Filled(area.Size, 200), area, mode)]);
        canvas.Compose(null, [new PlacedPicture(Filled(new PictureSize(64, 4), 100), area, mode)]);

        Assert.DoesNotContain((byte)200, canvas.Pixels.ToArray());
    }

    private static Picture Filled(PictureSize size, byte colour)
    {
        var picture = new Picture(size);
        picture.Pixels.AsSpan().Fill(colour);
        return picture;
    }
}
