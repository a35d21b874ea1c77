using Recording.Contracts;
using Recording.Contracts.CallbackRecords;
using Recording.Core.Callbacks;
using Recording.Core.Operations;
using Recording.Core.Time;
using Recording.Engine.CallbackRecords;

namespace Recording.Engine.Operations;

/// <summary>Answers the records of callbacks that were sent, newest first.</summary>
internal sealed class DescribeLiveRecordNotifyRecords(CallbackRecordStore records, TimeProvider time) : IOperation
{
    // The days until a far end need no look; but a clock that was set back may have left records of what is to come.
    private static readonly TimeSpan ClockStep = TimeSpan.FromDays(1);

    public string Action => nameof(DescribeLiveRecordNotifyRecords);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var parsed = NotifyRecordParameters.Describe(request.Parameters, now);
        if (!parsed.Succeeded)
            return parsed.Error;

        var query = parsed.Value;
        var (page, total) = await records.QueryAsync(
            new CallbackRecordQuery(
                CallbackKind.LiveRecord,
                query.DomainName,
                query.From,
                Earlier(query.To, now + ClockStep),
                query.AppName,
                query.StreamName,
                query.Status is null ? null : query.Status == "success",
                query.Page.Skip,
                query.Page.Size),
            cancellationToken);
        return OperationAnswer.Of(
            new DescribeLiveRecordNotifyRecordsResponse(
                [.. page.Select(View)],
                Code: 0,
                Msg: "ok",
                query.Page.Number,
                query.Page.Size,
                request.RequestId,
                total,
                (total + query.Page.Size - 1) / query.Page.Size),
            WireJson.Wire.DescribeLiveRecordNotifyRecordsResponse);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static LiveRecordNotifyRecord View(CallbackRecord record) => new()
    {
        AppName = record.App,
        Description = record.Description,
        DomainName = record.Domain,
        NotifyContent = record.Body,
        NotifyResult = record.Succeeded ? "success" : "failed",
        NotifyTime = WireTime.Format(record.SentAt),
        NotifyType = record.Type,
        NotifyUrl = record.Url,
        NotifyHeader = record.Headers,
        StreamName = record.Stream,
        NotifyResponse = record.Response,
    };
}
