using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;
using Recording.Core.Naming;
using Recording.Core.Operations.Rtc;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Security;
using Recording.Engine.Tasks;
using Recording.Engine.Vod;

namespace Recording.Engine.Rtc;

/// <summary>Turns a checked request, with its sources and the container of its files, into a task.</summary>
internal sealed class RtcTaskFactory(SourceSeal seal, TranscodeGroups groups, TimeProvider time)
{
    public RecordingSpec Create(StartRtcCloudRecordingRequest request, ImmutableArray<TrackSource> sources, string container)
    {
        var vod = request.StorageParams.VodParams;
        var files = vod is not null
            ? RtcVodFiles.Of(request.RecordParams, request.SubscribeParams.SubscribeUserIdList)
            : request.StorageParams.FileInfo;
        var playlist = files.First(file => file.Format == RtcFileFormat.Hls);
        var rtc = new RtcTaskSpec(
            request.AppId,
            request.ChannelId,
            request.RecordParams.StreamType,
            TimeSpan.FromSeconds(request.MaxIdleTime),
            request.NotifyFileUploadedFormat,
            request.NotifyAuthKey is { } key ? seal.Seal(key) : null)
        {
            Vod = vod is null
                ? null
                : new VodTaskSpec(groups.Presets(vod.VodTranscodeGroupId), vod.AutoCompose, groups.Presets(vod.ComposeVodTranscodeGroupId)),
        };
        var slice = TimeSpan.FromSeconds(playlist.SliceDuration!.Value);
        return new RecordingSpec
        {
            TaskId = Guid.NewGuid().ToString(),
            Name = $"{request.AppId}/{request.ChannelId}",
            CreatedAt = time.GetUtcNow(),
            Container = container,
            SegmentContainer = container,
            Slice = slice,
            SegmentPattern = RtcRecordNames.PathPattern(playlist.FilePathPrefix, playlist.SliceNamePattern!),
            Tracks = request.RecordParams.RecordMode == RtcRecordMode.Mixed
                ? [rtc.Track(Mix(request, sources, slice))]
                : [.. sources.Select(rtc.Track)],
            Outputs = [.. files.Select(file => new OutputSpec(
                Format(file.Format),
                TimeSpan.FromSeconds(request.RecordParams.MaxFileDuration),
                RtcRecordNames.PathPattern(file.FilePathPrefix, file.FileNamePattern)))],
            NotifyUrl = request.NotifyUrl,
            Rtc = rtc,
        };
    }

    private static MixSpec Mix(StartRtcCloudRecordingRequest request, ImmutableArray<TrackSource> sources, TimeSpan slice) => new(
        request.RecordParams.StreamType,
        sources,
        request.MixLayoutParams,
        MixEncoding.Of(request.MixTranscodeParams!, request.MixLayoutParams, request.RecordParams.StreamType, slice));

    private static OutputFormat Format(RtcFileFormat format) => format switch
    {
        RtcFileFormat.Hls => OutputFormat.Hls,
        RtcFileFormat.Mp4 => OutputFormat.Mp4,
        RtcFileFormat.Mp3 => OutputFormat.Mp3,
    };
}
