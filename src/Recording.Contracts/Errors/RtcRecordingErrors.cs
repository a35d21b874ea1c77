namespace Recording.Contracts.Errors;

/// <summary>The error tables of StartRtcCloudRecording and StopRtcCloudRecording (2016-11-01); the operations beside them publish none and use the same.</summary>
public static class RtcRecordingErrors
{
    private const string AppId = "AppId";
    private const string UserIds = "SubscribeParams.SubscribeUserIdList";

    /// <summary>A mandatory parameter is absent, always or under the values of others.</summary>
    public static WireError Missing(string parameter) => new(400, "MissingParameter", $"{ErrorReason.Missing(parameter)}.");

    /// <summary>A value that cannot be used, under the code of the group that the parameter belongs to.</summary>
    /// <param name="parameter">Dotted name on the wire.</param>
    /// <param name="reason">A sentence that says what to change.</param>
    public static WireError Invalid(string parameter, string reason)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(reason);
        var (status, group, check) = Group(parameter.Split('.'));
        return new WireError(status, $"InvalidParameter.{group}", $"{ErrorReason.Clause(parameter, reason)}, please check the {check}.");
    }

    /// <summary>The application has no settings here.</summary>
    public static WireError UnknownApp(string appId) => Invalid(AppId, $"It names no application of this service: {appId}.");

    /// <summary>The channel has nobody who can be recorded.</summary>
    public static WireError UnknownChannel(string channelId) => Invalid("ChannelId", $"It names no channel with users: {channelId}.");

    /// <summary>An id that names no recording of a channel.</summary>
    public static WireError TaskNotFound { get; } = new(400, "NotFound.Task", "TaskId names no recording task, please check the TaskId.");

    /// <summary>The task is in a state in which the operation makes no sense.</summary>
    /// <param name="reason">A sentence that says what to change.</param>
    public static WireError TaskState(string reason) => Invalid("TaskId", reason);

    public static WireError BucketNotFound(string bucket) =>
        new(400, "NotFound.OSSBucket", $"The bucket {bucket} does not exist, please check the ossBucket of storageParams.");

    /// <summary>
    /// The row of the table for a parameter. Where the table has none (SubscribeParams, StorageParams and MixLayoutParams themselves,
    /// MixBackground), the nearest of the same object.
    /// </summary>
    private static (int Status, string Group, string Check) Group(string[] path) => path switch
    {
        [AppId] => (404, AppId, "appId"),
        ["TaskId"] => (400, "TaskId", "TaskId"),
        ["ChannelId"] => (404, "ChannelId", "channelId"),
        ["SubscribeParams", _, _, "UserId"] => (403, "UserId", "UserId"),
        ["SubscribeParams", ..] => (400, UserIds, "subscribeUserIdList of subscribeParams"),
        ["RecordParams", ..] => (405, "RecordParams", "recordParams"),
        ["StorageParams", "FileInfo", ..] => (400, "StorageParams.FileInfo", "fileInfo of storageParams"),
        ["StorageParams", "OSSParams", ..] => (400, "StorageParams.OSSParams", "ossParams of storageParams"),
        ["StorageParams", "VodParams", ..] => (405, "StorageParams.VodParams", "vodParams of storageParams"),
        ["StorageParams", ..] => (405, "StorageParams.StorageType", "storageType of storageParams"),
        ["MixTranscodeParams", ..] => (400, "MixTranscodeParams", "transcodeParams"),
        ["MixLayoutParams", ..] => (400, "MixLayoutParams.UserPanes", "userPanes of mixLayoutParams"),
        ["NotifyUrl"] => (400, "NotifyUrl", "notifyUrl"),
        ["NotifyAuthKey"] => (405, "NotifyAuthKey", "notifyAuthKey"),
        ["NotifyFileUploadedFormat"] => (405, "NotifyFileUploadedFormat", "notifyFileUploadedFormat"),
        ["MaxIdleTime"] => (405, "MaxIdleTime", "maxIdleTime"),
        _ => throw new ArgumentException("A parameter that this operation does not have.", nameof(path)),
    };
}
