using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Mixing;

/// <summary>The mixed picture.</summary>
/// <param name="Size">Its size.</param>
/// <param name="Background">Behind all panes; null for black.</param>
/// <param name="Panes">Its panes, lowest first.</param>
public sealed record MixLayout(PictureSize Size, MixImage? Background, ImmutableArray<MixPane> Panes)
{
    /// <summary>The layout of a request in a picture of this size. Panes of one ZOrder keep the request's order, later ones on top.</summary>
    public static MixLayout Of(MixLayoutParams layout, PictureSize size)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return new MixLayout(size, Image(layout.MixBackground), [.. layout.UserPanes.Select(pane => Pane(pane, size)).OrderBy(pane => pane.ZOrder)]);
    }

    public bool Equals(MixLayout? other) =>
        other is not null && Size == other.Size && Background == other.Background && Panes.SequenceEqual(other.Panes);

    public override int GetHashCode() => HashCode.Combine(Size, Background, Panes.Length);

    private static MixPane Pane(UserPane pane, PictureSize size) => new(
        pane.UserId,
        pane.SourceType,
        PixelArea.Of(size, pane.X, pane.Y, pane.Width, pane.Height),
        pane.ZOrder,
        // The document gives a pane no mode of its own; SubBackground's is "the display mode for the sub-window output".
        pane.SubBackground?.RenderMode ?? RtcRenderMode.Crop,
        Image(pane.SubBackground))
    {
        ChannelId = pane.ChannelId,
    };

    private static MixImage? Image(LayoutBackground? background) =>
        background is { Url: { } url } ? new MixImage(url, background.RenderMode) : null;
}
