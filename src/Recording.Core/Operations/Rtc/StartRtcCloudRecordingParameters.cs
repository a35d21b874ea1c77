using System.Text.Json.Nodes;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Parameters;
using Recording.Core.Results;

namespace Recording.Core.Operations.Rtc;

/// <summary>
/// Reads the parameters of StartRtcCloudRecording (2016-11-01). First what is mandatory must be there; then each parameter is checked in
/// the document's order, a rule between two of them at the later one. What the document forbids is refused; what it calls
/// without effect is neither checked nor kept.
/// </summary>
public static class StartRtcCloudRecordingParameters
{
    private const int DefaultIdleTime = 300;

    /// <summary>Whether the application and the bucket exist is for <see cref="RtcPreconditions"/>.</summary>
    public static Result<StartRtcCloudRecordingRequest> Read(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcRecording);
        reader.RequireAll("AppId", "ChannelId", "SubscribeParams", "RecordParams", "StorageParams");
        var appId = RtcIds.AppId(reader);
        var channelId = RtcIds.Name(reader, "ChannelId") ?? "";
        var users = SubscribeParameters.Read(reader.RequiredSection("SubscribeParams"));
        var record = RecordModeParameters.Read(reader.RequiredSection("RecordParams"));
        RecordModeParameters.CheckSubscriptions(reader, record, users);
        var storage = StorageParameters.Read(reader.RequiredSection("StorageParams"), RtcFileNaming.Of(record, users));
        var scene = new MixScene(record, users);
        var transcode = MixTranscodeParameters.Read(reader, scene);
        var layout = MixLayoutParameters.Read(reader, scene);
        var notifyUrl = CommonParameters.NotifyUrl(reader);
        var notifyKey = notifyUrl is null ? null : NotifyParameters.AuthKey(reader);
        var notifyFormats = NotifyParameters.Formats(reader, storage);
        var idleTime = reader.WholeNumber("MaxIdleTime", 10, 14400) ?? DefaultIdleTime;
        if (reader.Error is { } error)
            return error;

        return new StartRtcCloudRecordingRequest
        {
            AppId = appId,
            ChannelId = channelId,
            SubscribeParams = new SubscribeParams(users),
            RecordParams = record,
            StorageParams = storage,
            MixTranscodeParams = transcode,
            MixLayoutParams = layout,
            NotifyUrl = notifyUrl,
            NotifyAuthKey = notifyKey,
            NotifyFileUploadedFormat = notifyFormats,
            MaxIdleTime = idleTime,
        };
    }
}
