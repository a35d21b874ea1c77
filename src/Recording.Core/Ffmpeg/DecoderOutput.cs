namespace Recording.Core.Ffmpeg;

/// <summary>What a decoder makes of a source.</summary>
/// <param name="Pictures">Its pictures; null for none.</param>
/// <param name="Sound">Its sound; null for none.</param>
public sealed record DecoderOutput(DecoderPictures? Pictures, DecoderSound? Sound);
