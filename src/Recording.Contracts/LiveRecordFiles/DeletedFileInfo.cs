namespace Recording.Contracts.LiveRecordFiles;

/// <param name="RecordId">The id asked for.</param>
/// <param name="Code"><c>OK</c>, <c>RecordNotFound</c>, or <c>FileInUse</c> when other files are still made of its segments.</param>
/// <param name="Message">Says the same in words.</param>
public sealed record DeletedFileInfo(string RecordId, string Code, string Message);
