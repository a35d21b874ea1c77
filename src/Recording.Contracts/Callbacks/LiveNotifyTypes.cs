namespace Recording.Contracts.Callbacks;

/// <summary>The NotifyType values of live recording callbacks.</summary>
public static class LiveNotifyTypes
{
    public const string FileCreated = "file_created";
    public const string RecordError = "record_error";
    public const string RecordStarted = "record_started";
    public const string RecordPaused = "record_paused";
    public const string RecordResumed = "record_resumed";
    public const string ForceTranscodeFail = "record_force_transcode_fail";
    public const string TransformatError = "transformat_error";
}
