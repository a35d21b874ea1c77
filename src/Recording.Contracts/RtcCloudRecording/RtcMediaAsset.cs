namespace Recording.Contracts.RtcCloudRecording;

/// <summary>A media asset in full. Times are UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
/// <param name="MediaId">32 hex digits.</param>
/// <param name="Stream">As in <see cref="RtcVodMedia"/>.</param>
/// <param name="Merged">Whether it was made of several others.</param>
/// <param name="State">DONE, or FAILED when the files could not be merged.</param>
/// <param name="ObjectName">Object in the recording's container; null when it failed.</param>
/// <param name="CreateTime">When it was done or failed.</param>
/// <param name="Duration">Media in seconds.</param>
/// <param name="Bytes">Length of the object.</param>
/// <param name="Width">Pixels; 0 without picture.</param>
/// <param name="Height">Pixels; 0 without picture.</param>
/// <param name="Url">Signed address; null when it failed.</param>
/// <param name="Error">Why it failed, in words; else null.</param>
/// <param name="Renditions">One for each preset of the transcode group.</param>
public sealed record RtcMediaAsset(
    string MediaId,
    string Stream,
    bool Merged,
    string State,
    string? ObjectName,
    string CreateTime,
    double Duration,
    long Bytes,
    int Width,
    int Height,
    string? Url,
    string? Error,
    IReadOnlyList<RtcMediaRendition> Renditions);
