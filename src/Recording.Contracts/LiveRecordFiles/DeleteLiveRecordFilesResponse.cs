namespace Recording.Contracts.LiveRecordFiles;

/// <summary>Answer of DeleteLiveRecordFiles.</summary>
public sealed record DeleteLiveRecordFilesResponse(
    string RequestId, string Message, IReadOnlyList<DeletedFileInfo> DeleteFileInfoList);
