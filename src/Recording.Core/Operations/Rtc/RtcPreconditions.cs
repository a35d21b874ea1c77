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
    public static WireError? Check(StartRtcCloudRecordingRequest request, bool appIsConfigured, bool bucketExists)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!appIsConfigured)
            return RtcRecordingErrors.UnknownApp(request.AppId);
        return request.StorageParams.OSSParams is { } oss && !bucketExists ? RtcRecordingErrors.BucketNotFound(oss.OSSBucket) : null;
    }
}
