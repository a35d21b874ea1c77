namespace Recording.Contracts.RtcCloudRecording;

/// <summary>A rendition of a media asset.</summary>
/// <param name="Name">Name of the preset.</param>
/// <param name="State">WAITING, DONE or FAILED.</param>
/// <param name="ObjectName">Object in the recording's container; null unless it is done.</param>
/// <param name="Duration">Media in seconds.</param>
/// <param name="Bytes">Length of the object.</param>
/// <param name="Width">Pixels; 0 without picture.</param>
/// <param name="Height">Pixels; 0 without picture.</param>
/// <param name="Url">Signed address; null unless it is done.</param>
/// <param name="Error">Why it failed, in words; else null.</param>
public sealed record RtcMediaRendition(
    string Name, string State, string? ObjectName, double Duration, long Bytes, int Width, int Height, string? Url, string? Error);
