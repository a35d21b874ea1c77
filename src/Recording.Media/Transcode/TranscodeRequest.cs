using Recording.Core.Vod;

namespace Recording.Media.Transcode;

/// <summary>One rendition to be made.</summary>
/// <param name="Preset">What to make.</param>
/// <param name="InputPath">An MP4.</param>
/// <param name="OutputPath">Where the file appears when, and only when, it is complete. Its folder is FFmpeg's working folder.</param>
public sealed record TranscodeRequest(TranscodePreset Preset, string InputPath, string OutputPath);
