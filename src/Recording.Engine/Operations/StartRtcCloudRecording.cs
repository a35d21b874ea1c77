using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;
using Recording.Engine.Rtc;
using Recording.Storage.Objects;

namespace Recording.Engine.Operations;

/// <summary>Checks a request for a recording of a channel. Nothing records channels yet, so a good one is told that, and gets no task id.</summary>
internal sealed class StartRtcCloudRecording(IRtcApps apps, IObjectStore objects) : IOperation
{
    public string Action => nameof(StartRtcCloudRecording);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = StartRtcCloudRecordingParameters.Read(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        var recording = parsed.Value;
        var appIsConfigured = await apps.IsConfiguredAsync(recording.AppId, cancellationToken);
        var bucketExists = await BucketExistsAsync(recording.StorageParams.OSSParams, cancellationToken);
        return RtcPreconditions.Check(recording, appIsConfigured, bucketExists) ?? GatewayErrors.NotInThisVersion(Action);
    }

    private async Task<bool> BucketExistsAsync(OSSParams? oss, CancellationToken cancellationToken) =>
        oss is not null
        && ObjectKey.IsContainerName(oss.OSSBucket)
        && await objects.ContainerExistsAsync(oss.OSSBucket, cancellationToken);
}
