namespace Recording.Contracts.LiveRecordFiles;

/// <summary>DeleteLiveRecordFiles (2020-11-09).</summary>
/// <param name="RecordIds">1 to 50 ids.</param>
/// <param name="RemoveFile">Whether the stored objects go too.</param>
public sealed record DeleteLiveRecordFilesRequest(IReadOnlyList<string> RecordIds, bool RemoveFile);
