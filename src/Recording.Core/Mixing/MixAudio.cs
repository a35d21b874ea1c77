namespace Recording.Core.Mixing;

/// <summary>How the mixed sound is encoded, always as AAC.</summary>
/// <param name="SampleRate">Samples a second and channel.</param>
/// <param name="Channels">1 or 2.</param>
/// <param name="Kilobits">Bit rate in kbit/s.</param>
public sealed record MixAudio(int SampleRate, int Channels, int Kilobits);
