namespace Recording.Media.Probing;

/// <summary>Reads what a media file holds.</summary>
public interface IMediaProbe
{
    /// <summary>Reads the file, or answers null when it holds nothing to decode (or is missing, or is no media).</summary>
    Task<MediaProbeResult?> ProbeAsync(string path, CancellationToken ct);
}
