using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Core.Ffmpeg;

/// <summary>Pictures as a mix needs them, yuv420p.</summary>
/// <param name="Size">Their size.</param>
/// <param name="Mode">How the source's fit it.</param>
/// <param name="FrameRate">At most so many a second.</param>
public sealed record DecoderPictures(PictureSize Size, RtcRenderMode Mode, int FrameRate);
