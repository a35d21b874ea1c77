namespace Recording.Core.Vod;

/// <summary>An asset, as far as it decides what is left to do.</summary>
/// <param name="MediaId">Its id.</param>
/// <param name="Track">The file's track; of a merged asset the stream's first.</param>
/// <param name="IsMerged">Whether it was made of several files.</param>
/// <param name="HasFailed">Whether it could not be made.</param>
public sealed record VodAsset(string MediaId, int Track, bool IsMerged, bool HasFailed);
