namespace Recording.Contracts.LiveRecordJobs;

/// <summary>A stretch of time that is not in the recording (our own, under <c>/api/</c>).</summary>
/// <param name="StartTime">UTC end of what was recorded before.</param>
/// <param name="EndTime">UTC start of what was recorded after.</param>
/// <param name="Seconds">Length in seconds.</param>
public sealed record RecordingGap(string StartTime, string EndTime, double Seconds);
