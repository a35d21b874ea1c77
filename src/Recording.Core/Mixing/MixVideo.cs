using Recording.Contracts.RtcCloudRecording;
using Recording.Contracts.RtcMpuTasks;

namespace Recording.Core.Mixing;

/// <summary>How the mixed picture is encoded.</summary>
/// <param name="Size">Its size.</param>
/// <param name="FrameRate">Frames a second, 1 to 60.</param>
/// <param name="Gop">Frames from one key frame to the next, 1 to 60.</param>
/// <param name="Kilobits">Bit rate in kbit/s.</param>
/// <param name="Codec">The codec.</param>
public sealed record MixVideo(PictureSize Size, int FrameRate, int Gop, int Kilobits, RtcVideoCodec Codec)
{
    /// <summary>Profile and preset where a request chooses them; null for those that suit a live mix.</summary>
    public VideoEnhancement? Enhanced { get; init; }
}
