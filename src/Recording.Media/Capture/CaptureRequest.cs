using Recording.Core.Ffmpeg;

namespace Recording.Media.Capture;

/// <summary>One capture of one source: a single connection, recorded until it ends or is stopped.</summary>
/// <param name="SourceUrl">An rtmp or rtmps address. It may hold secrets, so it is never logged.</param>
/// <param name="Media">Which media is written.</param>
/// <param name="SliceDuration">The wanted segment length; a segment is cut at the first key frame after it.</param>
/// <param name="SpoolFolder">A folder of this capture alone, which the capture creates; segments are seg000000.ts and so on.</param>
/// <param name="Redact">Takes secrets out of a line of FFmpeg's text before the line is kept.</param>
public sealed record CaptureRequest(string SourceUrl, TrackMedia Media, TimeSpan SliceDuration, string SpoolFolder, Func<string, string> Redact);
