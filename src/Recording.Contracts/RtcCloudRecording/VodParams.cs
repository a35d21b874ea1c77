namespace Recording.Contracts.RtcCloudRecording;

/// <summary>The media assets.</summary>
/// <param name="StorageLocation">Host name under which recordings are kept; null for the service's own.</param>
/// <param name="VodTranscodeGroupId">Presets for each file, at most 64 characters; null for none.</param>
/// <param name="AutoCompose">Whether the task's files are joined at the end; 0 or 1 on the wire, default 0.</param>
/// <param name="ComposeVodTranscodeGroupId">Presets for the joined file; required with <paramref name="AutoCompose"/>, else null.</param>
public sealed record VodParams(string? StorageLocation, string? VodTranscodeGroupId, bool AutoCompose, string? ComposeVodTranscodeGroupId);
