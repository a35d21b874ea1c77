using Recording.Core.Ffmpeg;

namespace Recording.Media.Compose;

/// <summary>What composing gave.</summary>
/// <param name="Succeeded">Whether the file is there, complete.</param>
/// <param name="Duration">The file's media time, measured on the file.</param>
/// <param name="Bytes">The file's length.</param>
/// <param name="Format">What the file holds, or null without a file.</param>
/// <param name="Error">One line for people when it failed, else empty.</param>
/// <param name="NoSuchTrack">Whether it failed because the segments lack the wanted media (MP3 of a video-only recording).</param>
public sealed record ComposeResult(bool Succeeded, TimeSpan Duration, long Bytes, MediaFormat? Format, string Error, bool NoSuchTrack)
{
    internal static ComposeResult Failed(string error) => new(false, TimeSpan.Zero, 0, null, error, NoSuchTrack: false);
}
