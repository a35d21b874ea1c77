namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Where a user's picture comes from; a number on the wire.</summary>
public enum RtcSourceType
{
    Camera = 0,

    /// <summary>A shared screen.</summary>
    Screen = 1,
}
