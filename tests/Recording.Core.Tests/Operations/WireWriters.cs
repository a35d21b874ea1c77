using System.Globalization;
using System.Text.Json.Nodes;
using Recording.Contracts.CallbackRecords;
using Recording.Contracts.LiveRecordFiles;
using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Contracts.Queries;
using Recording.Contracts.RtcCloudRecording;
using Recording.Contracts.RtcMpuEvents;
using Recording.Core.Time;

namespace Recording.Core.Tests.Operations;

/// <summary>Requests as clients write them: names of the wire, nothing for what is null or empty.</summary>
internal static class WireWriters
{
    public static JsonObject Write(SubmitLiveRecordJobRequest request) => Members(
        ("NotifyUrl", request.NotifyUrl),
        ("StreamInput", Members(("Type", request.StreamInput.Type), ("Url", request.StreamInput.Url))),
        ("RecordOutput", Members(("Type", request.Output.Type), ("Bucket", request.Output.Bucket), ("Endpoint", request.Output.Endpoint))),
        ("TemplateId", request.TemplateId),
        ("Name", request.Name));

    public static JsonObject Write(ListLiveRecordJobsRequest request) => Members(
        ("Keyword", request.Keyword),
        ("Status", request.Status),
        ("StartTime", WireTime.Format(request.From)),
        ("EndTime", WireTime.Format(request.To)),
        ("PageNo", request.Page.Number),
        ("PageSize", request.Page.Size),
        ("SortBy", Sort(request.SortBy)));

    public static JsonObject Write(ListLiveRecordFilesRequest request) => Members(
        ("JobIds", Texts(request.JobIds)),
        ("RecordFormat", request.RecordFormat),
        ("StartTime", WireTime.Format(request.From)),
        ("EndTime", WireTime.Format(request.To)),
        ("PageNo", request.Page.Number),
        ("PageSize", request.Page.Size),
        ("SortBy", Sort(request.SortBy)));

    public static JsonObject Write(DeleteLiveRecordFilesRequest request) =>
        Members(("RecordIds", Texts(request.RecordIds)), ("RemoveFile", request.RemoveFile));

    public static JsonObject Write(CreateLiveRecordTemplateRequest request) =>
        Members(("Name", request.Name), ("RecordFormat", List(request.RecordFormat, Write)));

    public static JsonObject Write(UpdateLiveRecordTemplateRequest request) =>
        Members(("TemplateId", request.TemplateId), ("Name", request.Name), ("RecordFormat", List(request.RecordFormat, Write)));

    public static JsonObject Write(GetLiveRecordTemplateRequest request) => Members(("TemplateId", request.TemplateId), ("JobId", request.JobId));

    public static JsonObject Write(ListLiveRecordTemplatesRequest request) => Members(
        ("Keyword", request.Keyword),
        ("Type", request.Type),
        ("TemplateIds", Texts(request.TemplateIds)),
        ("PageNo", request.Page.Number),
        ("PageSize", request.Page.Size),
        ("SortBy", Sort(request.SortBy)));

    public static JsonObject Write(DescribeLiveRecordNotifyRecordsRequest request) => Members(
        ("DomainName", request.DomainName),
        ("AppName", request.AppName),
        ("StreamName", request.StreamName),
        ("PageSize", request.Page.Size),
        ("PageNumber", request.Page.Number),
        ("Status", request.Status),
        ("StartTime", WireTime.Format(request.From)),
        ("EndTime", WireTime.Format(request.To)));

    public static JsonObject Write(ListRtcMPUEventSubRecordRequest request) => Members(
        ("AppId", request.AppId),
        ("SubId", request.SubId),
        ("StartTime", WireTime.Format(request.From)),
        ("EndTime", WireTime.Format(request.To)),
        ("PageSize", request.Page.Size),
        ("PageNo", request.Page.Number));

    public static JsonObject Write(CreateRtcMPUEventSubRequest request) => Members(
        ("AppId", request.AppId),
        ("ChannelIds", Commas(request.ChannelIds)),
        ("CallbackUrl", request.CallbackUrl));

    public static JsonObject Write(UpdateRtcMPUEventSubRequest request) => Members(
        ("AppId", request.AppId),
        ("ChannelIds", Commas(request.ChannelIds)),
        ("CallbackUrl", request.CallbackUrl));

    public static JsonObject Write(StartRtcCloudRecordingRequest request) => Members(
        ("AppId", request.AppId),
        ("ChannelId", request.ChannelId),
        ("SubscribeParams", Members(("SubscribeUserIdList", List(request.SubscribeParams.SubscribeUserIdList, Write)))),
        ("RecordParams", Members(
            ("RecordMode", (int)request.RecordParams.RecordMode),
            ("StreamType", (int)request.RecordParams.StreamType),
            ("MaxFileDuration", request.RecordParams.MaxFileDuration))),
        ("StorageParams", Members(
            ("StorageType", (int)request.StorageParams.StorageType),
            ("FileInfo", List(request.StorageParams.FileInfo, Write)),
            ("OSSParams", request.StorageParams.OSSParams is { } oss ? Members(("OSSEndpoint", oss.OSSEndpoint), ("OSSBucket", oss.OSSBucket)) : null),
            ("VodParams", request.StorageParams.VodParams is { } vod ? Write(vod) : null))),
        ("MixTranscodeParams", request.MixTranscodeParams is { } transcode ? Write(transcode) : null),
        ("MixLayoutParams", request.MixLayoutParams is { } layout
            ? Members(("MixBackground", Write(layout.MixBackground)), ("UserPanes", List(layout.UserPanes, Write)))
            : null),
        ("NotifyUrl", request.NotifyUrl),
        ("NotifyAuthKey", request.NotifyAuthKey),
        ("NotifyFileUploadedFormat", Texts([.. request.NotifyFileUploadedFormat.Select(format => format.ToString())])),
        ("MaxIdleTime", request.MaxIdleTime));

    private static JsonObject Write(SubscribedUser user) =>
        Members(("UserId", user.UserId), ("StreamType", (int)user.StreamType), ("SourceType", (int)user.SourceType));

    private static JsonObject Write(RtcFileInfo file) => Members(
        ("Format", file.Format.ToString().ToUpperInvariant()),
        ("FileNamePattern", file.FileNamePattern),
        ("SliceNamePattern", file.SliceNamePattern),
        ("FilePathPrefix", Texts(file.FilePathPrefix)),
        ("SliceDuration", file.SliceDuration));

    private static JsonObject Write(VodParams vod) => Members(
        ("StorageLocation", vod.StorageLocation),
        ("VodTranscodeGroupId", vod.VodTranscodeGroupId),
        ("AutoCompose", vod.AutoCompose ? 1 : 0),
        ("ComposeVodTranscodeGroupId", vod.ComposeVodTranscodeGroupId));

    private static JsonObject Write(MixTranscodeParams transcode) => Members(
        ("FrameFillType", (int)transcode.FrameFillType),
        ("AudioBitrate", transcode.AudioBitrate),
        ("AudioChannels", transcode.AudioChannels),
        ("AudioSampleRate", transcode.AudioSampleRate),
        ("VideoCodec", transcode.VideoCodec == RtcVideoCodec.H265 ? "H.265" : "H.264"),
        ("VideoBitrate", transcode.VideoBitrate),
        ("VideoFramerate", transcode.VideoFramerate),
        ("VideoGop", transcode.VideoGop),
        ("VideoHeight", transcode.VideoHeight),
        ("VideoWidth", transcode.VideoWidth));

    private static JsonObject Write(UserPane pane) => Members(
        ("UserId", pane.UserId),
        ("SourceType", (int)pane.SourceType),
        ("Height", Text(pane.Height)),
        ("Width", Text(pane.Width)),
        ("X", Text(pane.X)),
        ("Y", pane.Y),
        ("ZOrder", pane.ZOrder),
        ("SubBackground", Write(pane.SubBackground)));

    private static JsonObject? Write(LayoutBackground? background) =>
        background is null ? null : Members(("RenderMode", (int)background.RenderMode), ("Url", background.Url));

    private static JsonObject Write(RecordFormat format) => Members(
        ("Format", format.Format),
        ("CycleDuration", format.CycleDuration),
        ("SliceDuration", format.SliceDuration),
        ("OssObjectPrefix", format.OssObjectPrefix),
        ("SliceOssObjectPrefix", format.SliceOssObjectPrefix));

    private static string? Commas(IReadOnlyList<string> texts) => texts.Count == 0 ? null : string.Join(',', texts);

    private static string Sort(SortOrder order) => order == SortOrder.Ascending ? "asc" : "desc";

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonArray? Texts(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? null : new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonArray? List<T>(IReadOnlyList<T> items, Func<T, JsonObject> write) =>
        items.Count == 0 ? null : new JsonArray([.. items.Select(write)]);

    private static JsonObject Members(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var node = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
                node[name] = value;
        }

        return node;
    }
}
