using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Operations.Rtc;

/// <summary>The files of a recording that is kept as media assets, of which a request says nothing.</summary>
public static class RtcVodFiles
{
    /// <summary>As short as the vendor allows: what a power cut can take is the open segment.</summary>
    private const int SliceSeconds = 10;

    /// <summary>A playlist, which can be watched while it grows and keeps what was received as it was received, and an MP4, which becomes the asset.</summary>
    public static IReadOnlyList<RtcFileInfo> Of(RecordParams record, IReadOnlyList<SubscribedUser> users)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(users);
        var naming = RtcFileNaming.Of(record, users);
        return
        [
            new RtcFileInfo
            {
                Format = RtcFileFormat.Hls,
                FileNamePattern = naming.Default(segment: false),
                SliceNamePattern = naming.Default(segment: true),
                FilePathPrefix = [],
                SliceDuration = SliceSeconds,
            },
            new RtcFileInfo { Format = RtcFileFormat.Mp4, FileNamePattern = naming.Default(segment: false), FilePathPrefix = [] },
        ];
    }
}
