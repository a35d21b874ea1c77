using System.Globalization;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Rtc;

/// <summary>Reads MixTranscodeParams: required in mixed mode, refused in individual mode.</summary>
internal static class MixTranscodeParameters
{
    private const string Name = "MixTranscodeParams";
    private const int MaxSide = 1920;

    public static MixTranscodeParams? Read(ParameterReader reader, MixScene scene)
    {
        if (scene.IsMixed)
            return ReadMembers(reader.RequiredSection(Name), scene.HasVideo);
        if (reader.Has(Name))
            reader.Reject(Name, "It must not be set in individual mode.");
        return null;
    }

    /// <summary>Its members, from a section that is there.</summary>
    public static MixTranscodeParams ReadMembers(ParameterReader reader, bool hasVideo) => new()
    {
        FrameFillType = reader.Code<RtcFrameFillType>("FrameFillType") ?? RtcFrameFillType.LastFrame,
        AudioBitrate = reader.RequiredWholeNumber("AudioBitrate", 8, 500),
        AudioChannels = reader.RequiredWholeNumber("AudioChannels", 1, 2),
        AudioSampleRate = ReadSampleRate(reader),
        VideoCodec = reader.Choice("VideoCodec", "H.264", "H.265") == "H.265" ? RtcVideoCodec.H265 : RtcVideoCodec.H264,
        VideoBitrate = hasVideo ? reader.RequiredWholeNumber("VideoBitrate", 1, 10_000) : null,
        VideoFramerate = hasVideo ? reader.RequiredWholeNumber("VideoFramerate", 1, 60) : null,
        VideoGop = hasVideo ? reader.RequiredWholeNumber("VideoGop", 1, 60) : null,
        VideoHeight = reader.WholeNumber("VideoHeight", 0, MaxSide) ?? 0,
        VideoWidth = reader.WholeNumber("VideoWidth", 0, MaxSide) ?? 0,
    };

    private static int ReadSampleRate(ParameterReader reader)
    {
        var text = reader.Choice("AudioSampleRate", "8000", "16000", "32000", "44100", "48000");
        if (text is null)
            reader.RejectMissing("AudioSampleRate");
        return text is null ? 0 : int.Parse(text, CultureInfo.InvariantCulture);
    }
}
