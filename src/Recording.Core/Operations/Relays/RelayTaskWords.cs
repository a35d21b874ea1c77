using System.Globalization;
using System.Text.Json.Nodes;
using Recording.Contracts.RtcCloudRecording;
using Recording.Contracts.RtcMpuTasks;

namespace Recording.Core.Operations.Relays;

/// <summary>Puts a relay's request back into the words of the wire, defaults filled in.</summary>
public static class RelayTaskWords
{
    public static RtcMPUTask Of(StartLiveMPUTaskRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new RtcMPUTask
        {
            AppId = request.AppId,
            ChannelId = request.ChannelId,
            TaskId = request.TaskId,
            MixMode = Number((int)request.MixMode),
            StreamURL = request.IsStreamURL ? request.Targets[0].URL : null,
            MultiStreamURL = request.IsStreamURL ? null : request.Targets,
            Region = request.Region,
            MaxIdleTime = request.MaxIdleTime is { } seconds ? Number(seconds) : null,
            SingleSubParams = request.SingleStream is { } user
                ? new SingleSubParams(user.UserId, Number((int)user.StreamType), Source(user.SourceType))
                : null,
            TranscodeParams = request.Mix is { } mix ? Mix(mix) : null,
        };
    }

    private static MPUTranscodeParams Mix(RtcMPUMix mix) => new(
        mix.Layout?.MixBackground is { } background ? new MPUBackground(background.Url, Mode(background.RenderMode)) : null,
        Encoding(mix),
        mix.Layout is { } layout ? new MPULayout([.. layout.UserPanes.Select(Pane)]) : null,
        [.. mix.Users.Select(user => new MPUUserInfo(user.UserId, user.ChannelId, Source(user.SourceType), Number((int)user.StreamType)))]);

    private static MPUEncodeParams Encoding(RtcMPUMix mix)
    {
        var (encoding, hasVideo) = (mix.Encoding, mix.Layout is not null);
        return new MPUEncodeParams
        {
            AudioOnly = hasVideo ? "false" : "true",
            AudioBitrate = Number(encoding.AudioBitrate),
            AudioChannels = Number(encoding.AudioChannels),
            AudioSampleRate = Number(encoding.AudioSampleRate),
            VideoBitrate = Number(encoding.VideoBitrate),
            VideoCodec = hasVideo ? "H.264" : null,
            VideoFramerate = Number(encoding.VideoFramerate),
            VideoGop = Number(encoding.VideoGop),
            VideoHeight = hasVideo ? Number(encoding.VideoHeight) : null,
            VideoWidth = hasVideo ? Number(encoding.VideoWidth) : null,
            EnhancedParam = mix.Enhanced is { } enhanced ? Enhancement(enhanced) : null,
        };
    }

    private static string Enhancement(VideoEnhancement enhanced)
    {
        var text = new JsonObject();
        if (enhanced.Profile is { } profile)
            text["profile"] = profile;
        if (enhanced.Preset is { } preset)
            text["preset"] = preset;
        return text.ToJsonString();
    }

    private static MPUUserPane Pane(UserPane pane) => new()
    {
        UserInfo = pane.UserId is { } user ? new MPUUserInfo(user, pane.ChannelId, Source(pane.SourceType), null) : null,
        X = Number(pane.X),
        Y = Number(pane.Y),
        Width = Number(pane.Width),
        Height = Number(pane.Height),
        ZOrder = Number(pane.ZOrder),
        RenderMode = Mode(pane.SubBackground?.RenderMode ?? RtcRenderMode.Crop),
        BackgroundImageUrl = pane.SubBackground?.Url,
    };

    private static string Source(RtcSourceType source) => source switch
    {
        RtcSourceType.Camera => "camera",
        RtcSourceType.Screen => "shareScreen",
    };

    private static string Mode(RtcRenderMode mode) => mode switch
    {
        RtcRenderMode.Fit => "0",
        RtcRenderMode.Crop => "1",
    };

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
