namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Media assets of one stream.</summary>
/// <param name="Stream"><c>Mix</c>, or <c>Single::{UserId}::{AV::C, AV::S, A, V::C or V::S}</c>.</param>
/// <param name="MediaIds">One for each file.</param>
/// <param name="MergedIds">The assets that were joined from them.</param>
public sealed record RtcVodMedia(string Stream, IReadOnlyList<string> MediaIds, IReadOnlyList<string> MergedIds);
