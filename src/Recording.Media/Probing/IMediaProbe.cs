namespace Recording.Media.Probing;

/// <summary>Reads what a media file holds.</summary>
public interface IMediaProbe
{
    /// <summary>Reads the file's packets, or answers null when it holds none (or is missing, or is no media).</summary>
    Task<MediaProbeResult?> ProbeAsync(string path, CancellationToken ct);
}
