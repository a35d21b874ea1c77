using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Mixing;

/// <summary>The size of the mixed picture.</summary>
public static class MixSize
{
    /// <summary>Encoders take no picture that is smaller.</summary>
    public const int ShortestSide = 32;

    private const int LongestSide = 1920;

    // A pane narrower than this shows a face no better than a thumbnail would.
    private const int UsefulPaneWidth = 320;

    /// <summary>
    /// The size that was asked for, made even. Where one side is 0 it follows from the other by 16:9; where both are, the layout
    /// decides: 1280x720, or 1920x1080 when a pane would be less than 320 pixels wide there.
    /// </summary>
    public static PictureSize Of(MixTranscodeParams transcode, MixLayoutParams layout)
    {
        ArgumentNullException.ThrowIfNull(transcode);
        ArgumentNullException.ThrowIfNull(layout);
        return (transcode.VideoWidth, transcode.VideoHeight) switch
        {
            (0, 0) => ByLayout(layout),
            (var width, 0) => new PictureSize(Even(width), Even(width * 9 / 16)),
            (0, var height) => new PictureSize(Even(height * 16 / 9), Even(height)),
            var (width, height) => new PictureSize(Even(width), Even(height)),
        };
    }

    private static PictureSize ByLayout(MixLayoutParams layout)
    {
        var narrowest = layout.UserPanes.Where(pane => pane is { Width: > 0, Height: > 0 }).Select(pane => pane.Width).DefaultIfEmpty(1).Min();
        return narrowest * 1280 < UsefulPaneWidth ? new PictureSize(LongestSide, 1080) : new PictureSize(1280, 720);
    }

    private static int Even(int length) => Math.Clamp(length, ShortestSide, LongestSide) & ~1;
}
