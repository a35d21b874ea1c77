using FsCheck;
using FsCheck.Fluent;
using Recording.Core.Mixing;

namespace Recording.Core.Tests.Mixing;

public sealed class PixelAreaTests
{
    private static readonly PictureSize Hd = new(1280, 720);

    [Theory]
    [InlineData("0", "0", "1", "1", 0, 0, 1280, 720)]
    [InlineData("0.5", "0.5", "0.5", "0.5", 640, 360, 640, 360)]
    [InlineData("0.333", "0", "0.333", "0.333", 426, 0, 426, 240)]
    [InlineData("0.9", "0.9", "0.5", "0.5", 1152, 648, 128, 72)]
    [InlineData("0.2", "0.2", "0", "1", 256, 144, 0, 576)]
    [InlineData("1", "1", "1", "1", 1280, 720, 0, 0)]
    public void Of_RoundsToEvenPixels_AndCutsWhatSticksOut(string x, string y, string width, string height, int left, int top, int wide, int high) =>
        Assert.Equal(new PixelArea(left, top, wide, high), PixelArea.Of(Hd, Part(x), Part(y), Part(width), Part(height)));

    [Fact]
    public void Thirds_TouchWithoutAGap()
    {
        var edges = Enumerable.Range(0, 3).Select(i => PixelArea.Of(Hd, i / 3m, 0, 1 / 3m, 1)).ToList();

        Assert.Equal(0, edges[0].X);
        Assert.Equal(edges[0].X + edges[0].Width, edges[1].X);
        Assert.Equal(edges[1].X + edges[1].Width, edges[2].X);
        Assert.Equal(1280, edges[2].X + edges[2].Width);
    }

    [Fact]
    public void Of_AnyPane_IsEvenAndInside() => Prop.ForAll(
        Gen.Choose(0, 10_000).Four().ToArbitrary(),
        parts =>
        {
            var area = PixelArea.Of(new PictureSize(854, 480), parts.Item1 / 10_000m, parts.Item2 / 10_000m, parts.Item3 / 10_000m, parts.Item4 / 10_000m);
            return area is { X: >= 0, Y: >= 0, Width: >= 0, Height: >= 0 }
                && area.X + area.Width <= 854 && area.Y + area.Height <= 480
                && (area.X | area.Y | area.Width | area.Height) % 2 == 0;
        }).QuickCheckThrowOnFailure();

    private static decimal Part(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
