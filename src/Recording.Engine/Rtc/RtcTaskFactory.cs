using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Naming;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Security;
using Recording.Engine.Tasks;

namespace Recording.Engine.Rtc;

/// <summary>Turns a checked request for individual recording into a bucket, with its sources, into a task.</summary>
internal sealed class RtcTaskFactory(SourceSeal seal, TimeProvider time)
{
    public RecordingSpec Create(StartRtcCloudRecordingRequest request, ImmutableArray<TrackSource> sources)
    {
        if (request.StorageParams.OSSParams is not { OSSBucket: var bucket })
            throw new ArgumentException("The recording has no bucket.", nameof(request));

        var files = request.StorageParams.FileInfo;
        var playlist = files.First(file => file.Format == RtcFileFormat.Hls);
        var rtc = new RtcTaskSpec(
            request.AppId,
            request.ChannelId,
            request.RecordParams.StreamType,
            TimeSpan.FromSeconds(request.MaxIdleTime),
            request.NotifyFileUploadedFormat,
            request.NotifyAuthKey is { } key ? seal.Seal(key) : null);
        return new RecordingSpec
        {
            TaskId = Guid.NewGuid().ToString(),
            Name = $"{request.AppId}/{request.ChannelId}",
            CreatedAt = time.GetUtcNow(),
            Container = bucket,
            SegmentContainer = bucket,
            Slice = TimeSpan.FromSeconds(playlist.SliceDuration!.Value),
            SegmentPattern = RtcRecordNames.PathPattern(playlist.FilePathPrefix, playlist.SliceNamePattern!),
            Tracks = [.. sources.Select(rtc.Track)],
            Outputs = [.. files.Select(file => new OutputSpec(
                Format(file.Format),
                TimeSpan.FromSeconds(request.RecordParams.MaxFileDuration),
                RtcRecordNames.PathPattern(file.FilePathPrefix, file.FileNamePattern)))],
            NotifyUrl = request.NotifyUrl,
            Rtc = rtc,
        };
    }

    private static OutputFormat Format(RtcFileFormat format) => format switch
    {
        RtcFileFormat.Hls => OutputFormat.Hls,
        RtcFileFormat.Mp4 => OutputFormat.Mp4,
        RtcFileFormat.Mp3 => OutputFormat.Mp3,
    };
}
