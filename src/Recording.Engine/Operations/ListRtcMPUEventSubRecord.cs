using System.Globalization;
using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcMpuEvents;
using Recording.Core.Callbacks;
using Recording.Core.Operations.Rtc;
using Recording.Core.Time;
using Recording.Engine.CallbackRecords;
using Recording.Engine.RtcMpuEvents;

namespace Recording.Engine.Operations;

/// <summary>Answers the records of relay events that were sent, newest first; every attempt has one.</summary>
internal sealed class ListRtcMPUEventSubRecord(CallbackRecordStore records, EventSubAccess access, TimeProvider time) : IOperation
{
    public string Action => nameof(ListRtcMPUEventSubRecord);

    public string Version => ApiVersions.Live;

    public WireError NotAuthorized => RtcMpuEventErrors.Forbidden;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = ListRtcMPUEventSubRecordParameters.Read(request.Parameters, time.GetUtcNow());
        if (!parsed.Succeeded)
            return parsed.Error;

        var query = parsed.Value;
        if (await access.RefuseAsync(query.AppId, cancellationToken) is { } refused)
            return refused;

        var (page, total) = await records.QueryAsync(
            new CallbackRecordQuery(
                CallbackKind.Relay, query.AppId, query.From, query.To, App: null, query.SubId, Succeeded: null, query.Page.Skip, query.Page.Size),
            cancellationToken);
        return OperationAnswer.Of(
            new ListRtcMPUEventSubRecordResponse(
                request.RequestId, page.Count, query.Page.Skip + query.Page.Size < total, [.. page.Select(View)]),
            WireJson.Wire.ListRtcMPUEventSubRecordResponse);
    }

    private static RtcMPUEventSubRecord View(CallbackRecord record) => new()
    {
        AppId = record.App,
        SubId = record.SubId ?? "",
        MsgId = record.MsgId ?? "",
        Data = record.Body,
        Time = WireTime.Format(record.SentAt),
        Cost = (int)Math.Min(record.CostMilliseconds, int.MaxValue),
        CallbackUrl = record.Url,
        HTTPCode = record.Status.ToString(CultureInfo.InvariantCulture),
    };
}
