using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>Good StartRtcCloudRecording requests of both modes and storages, with and without what is optional.</summary>
internal static class RtcSamples
{
    public static StartRtcCloudRecordingRequest Start(RequestSamples samples)
    {
        var individual = samples.Flip();
        var wanted = samples.Pick(RtcStreamType.Original, RtcStreamType.AudioOnly, RtcStreamType.VideoOnly);
        var users = Users(samples, individual, wanted);
        var hasVideo = wanted != RtcStreamType.AudioOnly && users.Any(user => user.StreamType != RtcStreamType.AudioOnly);
        var storage = Storage(samples, individual);
        var notifyUrl = samples.Maybe(samples.Address);
        return new StartRtcCloudRecordingRequest
        {
            AppId = samples.Pick("app-1", "Ab_9"),
            ChannelId = UserId(samples),
            SubscribeParams = new SubscribeParams(users),
            RecordParams = new RecordParams(individual ? RtcRecordMode.Individual : RtcRecordMode.Mixed, wanted, samples.Between(180, 7200)),
            StorageParams = storage,
            MixTranscodeParams = individual ? null : Transcode(samples, hasVideo),
            MixLayoutParams = individual || !hasVideo ? null : Layout(samples, users),
            NotifyUrl = notifyUrl,
            NotifyAuthKey = notifyUrl is null ? null : samples.Maybe(() => "mytestkeymytestkey"),
            NotifyFileUploadedFormat = storage.StorageType == RtcStorageType.Vod ? [] : Notify(samples, storage),
            MaxIdleTime = samples.Between(10, 14400),
        };
    }

    private static List<SubscribedUser> Users(RequestSamples samples, bool individual, RtcStreamType wanted)
    {
        List<RtcStreamType> types = [RtcStreamType.Original];
        if (!(individual && wanted == RtcStreamType.VideoOnly))
            types.Add(RtcStreamType.AudioOnly);
        if (!individual)
            types.Add(RtcStreamType.VideoOnly);

        // The first has both, so that something of what is wanted is always there.
        var users = new List<SubscribedUser> { new(UserId(samples), RtcStreamType.Original, RtcSourceType.Camera) };
        for (var count = samples.Between(0, 16); count > 0; count--)
        {
            var type = samples.Pick<RtcStreamType>([.. types]);
            var source = type == RtcStreamType.AudioOnly ? RtcSourceType.Camera : samples.Pick(RtcSourceType.Camera, RtcSourceType.Screen);
            users.Add(new(samples.Flip() ? users[0].UserId : UserId(samples), type, source));
        }

        if (!individual && wanted == RtcStreamType.Original && samples.Flip())
            users = [.. users.Select(user => new SubscribedUser(user.UserId, RtcStreamType.AudioOnly, RtcSourceType.Camera))];
        return [.. users.Distinct()];
    }

    private static string UserId(RequestSamples samples) =>
        samples.Pick("u", "张") + samples.Text(32).Replace('{', '(').Replace('}', ')');

    private static StorageParams Storage(RequestSamples samples, bool individual)
    {
        if (samples.Flip())
        {
            var compose = samples.Flip();
            return new StorageParams(
                RtcStorageType.Vod, [], null, new VodParams(samples.Maybe(() => "b.oss.example.com"), samples.Maybe(samples.Id), compose, compose ? samples.Id() : null));
        }

        RtcFileFormat[] formats = [RtcFileFormat.Hls, .. samples.Pick<RtcFileFormat[]>([], [RtcFileFormat.Mp4], [RtcFileFormat.Mp3, RtcFileFormat.Mp4])];
        return new StorageParams(
            RtcStorageType.Oss,
            [.. formats.OrderBy(_ => samples.Random.Next()).Select(format => File(samples, format, individual))],
            new OSSParams("oss-cn-shanghai.aliyuncs.com", samples.Pick("mytest-bucket", "123")),
            null);
    }

    private static RtcFileInfo File(RequestSamples samples, RtcFileFormat format, bool individual)
    {
        var name = individual
            ? samples.Pick("{UserId}_{SourceType}_{StartTime}", "{StartTime}_{StreamType}_{RecordMode}_{SourceType}_{UserId}_{ChannelId}_{AppId}")
            : samples.Pick("{StartTime}", "{UserId}_{StartTime}_{ChannelId}");
        var isHls = format == RtcFileFormat.Hls;
        return new RtcFileInfo
        {
            Format = format,
            FileNamePattern = name,
            SliceNamePattern = isHls ? $"{{Sequence}}_{name}" : null,
            FilePathPrefix = [.. Enumerable.Range(0, samples.Between(0, 5)).Select(_ => samples.Pick("dir1", "-_", "9"))],
            SliceDuration = isHls ? samples.Between(10, 30) : null,
        };
    }

    private static MixTranscodeParams Transcode(RequestSamples samples, bool hasVideo) => new()
    {
        FrameFillType = RtcFrameFillType.LastFrame,
        AudioBitrate = samples.Between(8, 500),
        AudioChannels = samples.Between(1, 2),
        AudioSampleRate = samples.Pick(8000, 16000, 32000, 44100, 48000),
        VideoCodec = samples.Pick(RtcVideoCodec.H264, RtcVideoCodec.H265),
        VideoBitrate = hasVideo ? samples.Between(1, 10000) : null,
        VideoFramerate = hasVideo ? samples.Between(1, 60) : null,
        VideoGop = hasVideo ? samples.Between(1, 60) : null,
        VideoHeight = samples.Between(0, 1920),
        VideoWidth = samples.Between(0, 1920),
    };

    private static MixLayoutParams Layout(RequestSamples samples, List<SubscribedUser> users)
    {
        var seen = users.Where(user => user.StreamType != RtcStreamType.AudioOnly).Take(16);
        return new MixLayoutParams(
            samples.Maybe(() => Background(samples)),
            [.. seen.Select(user => Pane(samples, user.UserId, user.SourceType)), Pane(samples, null, RtcSourceType.Camera)]);
    }

    private static UserPane Pane(RequestSamples samples, string? userId, RtcSourceType source) => new()
    {
        UserId = userId,
        SourceType = source,
        Height = Part(samples),
        Width = Part(samples),
        X = Part(samples),
        Y = Part(samples),
        ZOrder = samples.Between(0, 100),
        SubBackground = samples.Maybe(() => Background(samples)),
    };

    private static decimal Part(RequestSamples samples) => samples.Between(0, 1000) / 1000m;

    private static LayoutBackground Background(RequestSamples samples) =>
        new(samples.Pick(RtcRenderMode.Crop, RtcRenderMode.Fit), samples.Maybe(samples.Address));

    private static IReadOnlyList<RtcNotifyFormat> Notify(RequestSamples samples, StorageParams storage)
    {
        List<RtcNotifyFormat> formats = [RtcNotifyFormat.Slice, RtcNotifyFormat.Hls];
        if (storage.FileInfo.Any(file => file.Format == RtcFileFormat.Mp4))
            formats.Add(RtcNotifyFormat.Mp4);
        if (storage.FileInfo.Any(file => file.Format == RtcFileFormat.Mp3))
            formats.Add(RtcNotifyFormat.Mp3);
        return [.. formats.Where(_ => samples.Flip())];
    }
}
