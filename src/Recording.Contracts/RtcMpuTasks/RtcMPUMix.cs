using Recording.Contracts.RtcCloudRecording;

namespace Recording.Contracts.RtcMpuTasks;

/// <summary>What a relay mixes (wire name TranscodeParams).</summary>
/// <param name="Users">Whose streams, 1 to 17, each once.</param>
/// <param name="Layout">Where pictures go; null for sound alone.</param>
/// <param name="Encoding">How the mix is encoded.</param>
/// <param name="Enhanced">Profile and preset; null for the service's.</param>
public sealed record RtcMPUMix(
    IReadOnlyList<SubscribedUser> Users, MixLayoutParams? Layout, MixTranscodeParams Encoding, VideoEnhancement? Enhanced);
