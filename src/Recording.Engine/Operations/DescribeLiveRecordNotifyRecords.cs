using Recording.Contracts;
using Recording.Contracts.CallbackRecords;
using Recording.Core.Operations;
using Recording.Core.Time;
using Recording.Engine.Callbacks;

namespace Recording.Engine.Operations;

/// <summary>Answers the records of callbacks that were sent, newest first.</summary>
internal sealed class DescribeLiveRecordNotifyRecords(CallbackRecordStore records, TimeProvider time) : IOperation
{
    public string Action => nameof(DescribeLiveRecordNotifyRecords);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = NotifyRecordParameters.Describe(request.Parameters, time.GetUtcNow());
        if (!parsed.Succeeded)
            return parsed.Error;

        // Nothing was sent after now; the days until a far end need no look.
        var now = time.GetUtcNow();
        var query = parsed.Value.To <= now ? parsed.Value : parsed.Value with { To = now };
        var (page, total) = await records.QueryAsync(query, cancellationToken);
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
