using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Operations.Rtc;

/// <summary>What must exist before a task can start, in the document's order.</summary>
public static class RtcPreconditions
{
    /// <summary>The error, or null.</summary>
    /// <param name="request">A valid request.</param>
    /// <param name="appIsConfigured">Whether the service has settings for the application.</param>
    /// <param name="bucketExists">Whether the bucket exists; not asked for media assets.</param>
    /// <param name="storageEndpoint">The host name that OSSEndpoint must be; empty when any will do.</param>
    public static WireError? Check(
        StartRtcCloudRecordingRequest request, bool appIsConfigured, bool bucketExists, string storageEndpoint = "")
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!appIsConfigured)
            return RtcRecordingErrors.UnknownApp(request.AppId);
        if (request.StorageParams.OSSParams is not { } oss)
            return null;
        if (storageEndpoint.Length > 0 && !storageEndpoint.Equals(oss.OSSEndpoint, StringComparison.OrdinalIgnoreCase))
            return RtcRecordingErrors.Invalid("StorageParams.OSSParams.OSSEndpoint", $"It must be this service's, {storageEndpoint}.");
        return bucketExists ? null : RtcRecordingErrors.BucketNotFound(oss.OSSBucket);
    }
}
