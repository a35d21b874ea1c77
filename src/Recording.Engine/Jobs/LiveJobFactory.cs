using Microsoft.Extensions.Options;
using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Core.Ffmpeg;
using Recording.Core.Streams;
using Recording.Core.Tasks.State;
using Recording.Engine.NotifyConfigs;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;

namespace Recording.Engine.Jobs;

/// <summary>Turns a checked request, its template and the notify settings of its stream's domain into a task.</summary>
internal sealed class LiveJobFactory(
    SourceSeal seal, NotifyConfigStore notifyConfigs, IOptions<LiveRecordOptions> options, TimeProvider time)
{
    private const string WorkingSegmentPattern = "{JobId}/{UnixTimestamp}_{Sequence}";

    public async Task<RecordingSpec> CreateAsync(
        SubmitLiveRecordJobRequest request, LiveRecordTemplate template, CancellationToken cancellationToken)
    {
        if (!RtmpUrl.TryParse(request.StreamInput.Url, out var source, out var reason))
            throw new ArgumentException(reason, nameof(request));

        var playlist = template.RecordFormatList.FirstOrDefault(format => format.Format == "m3u8");
        return new RecordingSpec
        {
            TaskId = Guid.NewGuid().ToString(),
            Name = request.Name,
            CreatedAt = time.GetUtcNow(),
            Container = request.Output.Bucket,
            SegmentContainer = playlist is null ? SystemContainers.Work : request.Output.Bucket,
            Slice = TimeSpan.FromSeconds(playlist?.SliceDuration ?? options.Value.WorkingSliceSeconds),
            SegmentPattern = playlist?.SliceOssObjectPrefix ?? WorkingSegmentPattern,
            Tracks = [new TrackSpec(seal.Seal(source.Text), TrackMedia.AudioVideo)],
            Outputs = [.. template.RecordFormatList.Select(Output)],
            NotifyUrl = request.NotifyUrl,
            Live = new LiveJobSpec(
                template,
                request.StreamInput with { Url = source.Redacted },
                request.Output,
                source.Domain,
                source.App,
                source.Stream,
                source.CallbackArguments(),
                await notifyConfigs.SnapshotAsync(source.Domain, cancellationToken)),
        };
    }

    private static OutputSpec Output(RecordFormat format) =>
        new(FormatOf(format.Format), TimeSpan.FromSeconds(format.CycleDuration), format.OssObjectPrefix);

    private static OutputFormat FormatOf(string name) => name switch
    {
        "m3u8" => OutputFormat.Hls,
        "mp4" => OutputFormat.Mp4,
        "flv" => OutputFormat.Flv,
        "mp3" => OutputFormat.Mp3,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
