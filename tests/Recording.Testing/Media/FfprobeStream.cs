namespace Recording.Testing.Media;

/// <summary>One stream of a file as ffprobe sees it.</summary>
/// <param name="Type">video, audio or another codec type.</param>
/// <param name="Codec">Such as h264, aac or mp3.</param>
/// <param name="Width">Pixels; 0 for sound.</param>
/// <param name="Height">Pixels; 0 for sound.</param>
/// <param name="Duration">Zero when the container does not say.</param>
public sealed record FfprobeStream(string Type, string Codec, int Width, int Height, TimeSpan Duration);
