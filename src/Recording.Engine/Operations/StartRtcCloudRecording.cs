using Recording.Contracts.Errors;
using Recording.Core.Operations.Rtc;
using Recording.Engine.Rtc;
using Recording.Engine.Settings;
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
        var bucketExists = recording.StorageParams.OSSParams is { } oss && await objects.BucketExistsAsync(oss.OSSBucket, cancellationToken);
        return RtcPreconditions.Check(recording, appIsConfigured, bucketExists) ?? GatewayErrors.NotInThisVersion(Action);
    }
}
