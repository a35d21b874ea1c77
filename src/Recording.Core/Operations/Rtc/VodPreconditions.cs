using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;

namespace Recording.Core.Operations.Rtc;

/// <summary>What must exist before a task can record into media assets.</summary>
public static class VodPreconditions
{
    private const string Params = "StorageParams.VodParams";

    /// <summary>The error, or null.</summary>
    /// <param name="vod">The request's.</param>
    /// <param name="locationIsKnown">Whether a container stands for its StorageLocation.</param>
    /// <param name="groupIsKnown">Whether the settings have a transcode group with an id.</param>
    public static WireError? Check(VodParams vod, bool locationIsKnown, Func<string, bool> groupIsKnown)
    {
        ArgumentNullException.ThrowIfNull(vod);
        ArgumentNullException.ThrowIfNull(groupIsKnown);
        if (!locationIsKnown)
            return RtcRecordingErrors.Invalid($"{Params}.StorageLocation", $"It names no storage address of this service: {vod.StorageLocation}.");
        return CheckGroup(nameof(VodParams.VodTranscodeGroupId), vod.VodTranscodeGroupId, groupIsKnown)
            ?? CheckGroup(nameof(VodParams.ComposeVodTranscodeGroupId), vod.ComposeVodTranscodeGroupId, groupIsKnown);
    }

    private static WireError? CheckGroup(string name, string? id, Func<string, bool> groupIsKnown) =>
        id is null || groupIsKnown(id) ? null : RtcRecordingErrors.Invalid($"{Params}.{name}", $"It names no transcode group of this service: {id}.");
}
