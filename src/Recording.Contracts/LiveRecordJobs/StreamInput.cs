namespace Recording.Contracts.LiveRecordJobs;

/// <summary>Where the live stream comes from (SubmitLiveRecordJob, 2020-11-09).</summary>
/// <param name="Type">Always <c>rtmp</c>.</param>
/// <param name="Url">RTMP address. In answers its secrets are replaced by <c>***</c>.</param>
public sealed record StreamInput(string Type, string Url);
