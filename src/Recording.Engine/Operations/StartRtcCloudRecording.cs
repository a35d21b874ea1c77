using Microsoft.Extensions.Options;
using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;
using Recording.Engine.Capture;
using Recording.Engine.Rtc;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Vod;
using Recording.Storage.Objects;

namespace Recording.Engine.Operations;

/// <summary>Starts to record users of a channel, each for themselves or mixed, into a bucket or as media assets.</summary>
internal sealed class StartRtcCloudRecording(
    IRtcApps apps,
    RtcSources sources,
    VodLocations locations,
    TranscodeGroups groups,
    RtcTaskFactory factory,
    IObjectStore objects,
    ITaskDriver driver,
    DiskRoom room,
    IOptions<RtcOptions> options) : IOperation
{
    public string Action => nameof(StartRtcCloudRecording);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = StartRtcCloudRecordingParameters.Read(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        var recording = parsed.Value;
        var error = RtcPreconditions.Check(
            recording,
            await apps.IsConfiguredAsync(recording.AppId, cancellationToken),
            recording.StorageParams.OSSParams is { } oss && await objects.BucketExistsAsync(oss.OSSBucket, cancellationToken),
            options.Value.StorageEndpoint);
        if (error is not null)
            return error;
        var container = recording.StorageParams.OSSParams?.OSSBucket;
        if (recording.StorageParams.VodParams is { } vod)
        {
            container = await locations.FindAsync(vod, cancellationToken);
            if (VodPreconditions.Check(vod, container is not null, groups.Contains) is { } unknown)
                return unknown;
        }

        return room.Refusal() is { } full ? full : await StartAsync(request.RequestId, recording, container!, cancellationToken);
    }

    private async Task<OperationAnswer> StartAsync(
        string requestId, StartRtcCloudRecordingRequest recording, string container, CancellationToken cancellationToken)
    {
        var users = recording.SubscribeParams.SubscribeUserIdList;
        if (await sources.FindAsync(recording.AppId, recording.ChannelId, users, cancellationToken) is not { } found)
            return RtcRecordingErrors.UnknownApp(recording.AppId);

        var spec = factory.Create(recording, found, container);
        await driver.StartAsync(spec, cancellationToken);
        return OperationAnswer.Of(new StartRtcCloudRecordingResponse(requestId, spec.TaskId), WireJson.Wire.StartRtcCloudRecordingResponse);
    }
}
