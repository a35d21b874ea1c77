using Recording.Core.Mixing;

namespace Recording.Core.Tests.Mixing;

/// <summary>What a pane shows and who is there, from how old picture and sound are.</summary>
public sealed class MixPatienceTests
{
    private const double Never = -1;

    [Theory]
    // Everything flows.
    [InlineData(0.02, 0.0, StreamEnd.None, PaneContent.Picture, true)]
    // Not joined.
    [InlineData(Never, Never, StreamEnd.None, PaneContent.Substitute, false)]
    // Joined with the camera off.
    [InlineData(Never, 0.0, StreamEnd.None, PaneContent.Substitute, true)]
    // The network stands still: the last picture for twelve seconds.
    [InlineData(11.0, 11.0, StreamEnd.None, PaneContent.Picture, true)]
    [InlineData(12.1, 12.1, StreamEnd.None, PaneContent.Substitute, false)]
    // The sound goes on: the camera was turned off.
    [InlineData(2.9, 0.0, StreamEnd.None, PaneContent.Picture, true)]
    [InlineData(3.1, 0.0, StreamEnd.None, PaneContent.Substitute, true)]
    // A source without sound.
    [InlineData(5.0, Never, StreamEnd.None, PaneContent.Picture, true)]
    // Left: what was sent is shown to its end.
    [InlineData(0.1, 0.1, StreamEnd.Left, PaneContent.Picture, true)]
    [InlineData(0.3, 0.3, StreamEnd.Left, PaneContent.Substitute, false)]
    // Broken off here: time to come back.
    [InlineData(5.0, 5.0, StreamEnd.Broken, PaneContent.Picture, true)]
    [InlineData(6.1, 6.1, StreamEnd.Broken, PaneContent.Substitute, false)]
    public void Seen_IsShown(double picture, double sound, StreamEnd end, PaneContent shows, bool isPresent)
    {
        var seen = new StreamSighting(Age(picture), Age(sound), end);

        Assert.Equal(shows, MixPatience.Default.Shows(seen));
        Assert.Equal(isPresent, MixPatience.Default.IsPresent(seen));
    }

    private static TimeSpan? Age(double seconds) => seconds < 0 ? null : TimeSpan.FromSeconds(seconds);
}
