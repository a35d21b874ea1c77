using Recording.Media.Compose;

namespace Recording.Media.Transcode;

/// <summary>Makes renditions of finished files.</summary>
public interface IMediaTranscoder
{
    /// <summary>Makes one. Failure for media reasons is a result; cancellation throws and leaves no file.</summary>
    Task<ComposeResult> TranscodeAsync(TranscodeRequest request, CancellationToken ct);
}
