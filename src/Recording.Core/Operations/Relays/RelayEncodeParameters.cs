using Recording.Contracts.RtcCloudRecording;
using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Operations.Rtc;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Relays;

/// <summary>Reads EncodeParams of TranscodeParams: the ranges are those of mixed recordings.</summary>
internal static class RelayEncodeParameters
{
    private static readonly string[] Presets =
        ["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo"];

    public static MixTranscodeParams Read(ParameterReader reader, bool hasVideo)
    {
        var encoding = MixTranscodeParameters.ReadMembers(reader, hasVideo);
        if (hasVideo && encoding.VideoCodec == RtcVideoCodec.H265)
            reader.Reject("VideoCodec", "RTMP carries no H.265 here: it must be H.264.");
        return hasVideo ? encoding : encoding with { VideoHeight = 0, VideoWidth = 0 };
    }

    /// <summary>EnhancedParam, or null when absent.</summary>
    public static VideoEnhancement? Enhancement(ParameterReader reader) => reader.Section("EnhancedParam") is { } section
        ? new VideoEnhancement(section.Choice("profile", "baseline", "main", "high"), section.Choice("preset", Presets))
        : null;
}
