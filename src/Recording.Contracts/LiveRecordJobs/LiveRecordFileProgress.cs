namespace Recording.Contracts.LiveRecordJobs;

/// <summary>One file of a job (our own, under <c>/api/</c>).</summary>
/// <param name="Format">m3u8, mp4, flv or mp3.</param>
/// <param name="Number">Number of the file among those of its format, from 0.</param>
/// <param name="State">OPEN, FINISHING, DONE or FAILED.</param>
/// <param name="StartTime">UTC start of the first segment.</param>
/// <param name="Duration">Media in the file, in seconds.</param>
/// <param name="Bytes">Bytes of the file, or of its segments for a playlist.</param>
/// <param name="Url">Address that opens, for playlists also while they grow; null where nothing is readable yet.</param>
/// <param name="Error">Why a FAILED file could not be made.</param>
public sealed record LiveRecordFileProgress(
    string Format, int Number, string State, string StartTime, double Duration, long Bytes, string? Url, string? Error);
