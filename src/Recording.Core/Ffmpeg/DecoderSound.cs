namespace Recording.Core.Ffmpeg;

/// <summary>Sound as a mix needs it, 16 bits a sample, channels interleaved.</summary>
/// <param name="SampleRate">Samples a second and channel.</param>
/// <param name="Channels">1 or 2.</param>
public sealed record DecoderSound(int SampleRate, int Channels);
