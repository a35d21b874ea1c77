namespace Recording.Contracts.RtcCloudRecording;

/// <summary>Finished files of a task: object names in its bucket, by track and time.</summary>
/// <param name="HlsFileList">Playlists.</param>
/// <param name="Mp4FileList">MP4 files.</param>
/// <param name="Mp3FileList">MP3 files.</param>
/// <param name="VodMediaList">Media assets; empty for a bucket.</param>
public sealed record RtcRecordFileList(
    IReadOnlyList<string> HlsFileList,
    IReadOnlyList<string> Mp4FileList,
    IReadOnlyList<string> Mp3FileList,
    IReadOnlyList<RtcVodMedia> VodMediaList);
