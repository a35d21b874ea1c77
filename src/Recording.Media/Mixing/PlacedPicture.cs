using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>A picture and its place in the mixed one.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Area">Its place.</param>
/// <param name="Mode">How it fits the place when it has another size.</param>
internal readonly record struct PlacedPicture(Picture Picture, PixelArea Area, RtcRenderMode Mode);
