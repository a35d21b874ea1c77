using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Core.Tests.Mixing;

/// <summary>The small rules of a mix: tries, the pace of sound, and what a layout becomes.</summary>
public sealed class MixRulesTests
{
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(9, 1, 3)]
    [InlineData(9, 16, 8)]
    [InlineData(2, 16, 2)]
    public void Retry_WaitsLongerTheMoreAreAbsent(int failures, int absent, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), MixRetry.Delay(failures, absent));

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1.9, 1.0)]
    [InlineData(10, 1.008)]
    [InlineData(-10, 0.992)]
    [InlineData(61, null)]
    [InlineData(-5000, null)]
    public void Sound_IsLeftAlone_Stretched_OrReadFromAnotherPlace(double behind, double? step) =>
        Assert.Equal(step, SoundPace.Of(TimeSpan.FromMilliseconds(behind)));

    [Fact]
    public void Layout_PanesLieByZOrder_ThenAsGiven_WithTheModeOfTheirSubstitute()
    {
        var layout = MixLayout.Of(
            new MixLayoutParams(
                new LayoutBackground(RtcRenderMode.Fit, "http://i/b.png"),
                [Pane("top", 2, null), Pane("low", 0, new LayoutBackground(RtcRenderMode.Fit, null)), Pane("lower", 0, new LayoutBackground(RtcRenderMode.Crop, "http://i/p.png"))]),
            new PictureSize(640, 360));

        Assert.Equal(["low", "lower", "top"], layout.Panes.Select(pane => pane.UserId));
        Assert.Equal([RtcRenderMode.Fit, RtcRenderMode.Crop, RtcRenderMode.Crop], layout.Panes.Select(pane => pane.Mode));
        Assert.Equal([null, "http://i/p.png", null], layout.Panes.Select(pane => pane.Substitute?.Url));
        Assert.Equal(new MixImage("http://i/b.png", RtcRenderMode.Fit), layout.Background);
    }

    private static UserPane Pane(string user, int z, LayoutBackground? background) => new()
    {
        UserId = user,
        SourceType = RtcSourceType.Camera,
        Height = 0.5m,
        Width = 0.5m,
        X = 0,
        Y = 0,
        ZOrder = z,
        SubBackground = background,
    };
}
