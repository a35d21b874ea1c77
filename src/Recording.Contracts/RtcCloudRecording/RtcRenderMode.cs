namespace Recording.Contracts.RtcCloudRecording;

/// <summary>How a picture fits its place; a number on the wire.</summary>
public enum RtcRenderMode
{
    /// <summary>Fills the place; what sticks out is cut.</summary>
    Crop = 0,

    /// <summary>Wholly visible, with black beside it.</summary>
    Fit = 1,
}
