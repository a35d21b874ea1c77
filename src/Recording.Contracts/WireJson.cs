using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Recording.Contracts.CallbackDeliveries;
using Recording.Contracts.CallbackRecords;
using Recording.Contracts.Callbacks;
using Recording.Contracts.Errors;
using Recording.Contracts.LiveRecordFiles;
using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.LiveRecordNotifyConfigs;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Contracts.RtcCloudRecording;
using Recording.Contracts.RtcMpuEvents;
using Recording.Contracts.RtcMpuTasks;

namespace Recording.Contracts;

/// <summary>Source-generated JSON of everything that crosses the wire. Names are written exactly as declared.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.Unspecified)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(RequestIdResponse))]
[JsonSerializable(typeof(RecordOutput))]
[JsonSerializable(typeof(SubmitLiveRecordJobResponse))]
[JsonSerializable(typeof(GetLiveRecordJobResponse))]
[JsonSerializable(typeof(ListLiveRecordJobsResponse))]
[JsonSerializable(typeof(CreateLiveRecordTemplateResponse))]
[JsonSerializable(typeof(GetLiveRecordTemplateResponse))]
[JsonSerializable(typeof(ListLiveRecordTemplatesResponse))]
[JsonSerializable(typeof(ListLiveRecordFilesResponse))]
[JsonSerializable(typeof(DeleteLiveRecordFilesResponse))]
[JsonSerializable(typeof(DescribeLiveRecordNotifyRecordsResponse))]
[JsonSerializable(typeof(ListCallbackDeliveriesResponse))]
[JsonSerializable(typeof(ReplayCallbacksResponse))]
[JsonSerializable(typeof(DescribeLiveRecordNotifyConfigResponse))]
[JsonSerializable(typeof(StartRtcCloudRecordingResponse))]
[JsonSerializable(typeof(RtcTaskResponse))]
[JsonSerializable(typeof(DescribeRtcCloudRecordingFilesResponse))]
[JsonSerializable(typeof(RtcMPUTask))]
[JsonSerializable(typeof(ListRtcMPUTaskDetailResponse))]
[JsonSerializable(typeof(CreateRtcMPUEventSubResponse))]
[JsonSerializable(typeof(DescribeRtcMPUEventSubResponse))]
[JsonSerializable(typeof(ListRtcMPUEventSubRecordResponse))]
[JsonSerializable(typeof(LiveStatusCallback))]
[JsonSerializable(typeof(LiveFileCallback))]
[JsonSerializable(typeof(RtcCallback))]
[JsonSerializable(typeof(RtcTaskPayload))]
[JsonSerializable(typeof(RtcFilePayload))]
[JsonSerializable(typeof(RelayCallback))]
public sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>
    /// The context for the wire. Text is escaped only where JSON demands it, so that names in any language, '&amp;' and '+' in
    /// addresses stay readable; no answer is ever embedded in HTML.
    /// </summary>
    public static WireJson Wire { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
