using Recording.Contracts;
using Recording.Contracts.CallbackDeliveries;
using Recording.Contracts.Errors;
using Recording.Core.Operations;
using Recording.Core.Time;
using Recording.Engine.Callbacks;

namespace Recording.Engine.Operations;

/// <summary>Answers the callbacks that wait, with the time of the next attempt; our own operation.</summary>
internal sealed class ListCallbackDeliveries(PendingDeliveries deliveries) : IOperation
{
    public string Action => nameof(ListCallbackDeliveries);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = DeliveryParameters.List(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (parsed.Value.NextToken is { } token && DeliveryToken.Parse(token) is null)
            return GatewayErrors.Invalid("NextToken", "Send the NextToken of the page before, or none for the first page.");

        var (page, next) = await deliveries.ReadAsync(
            parsed.Value.TaskId, parsed.Value.NextToken, parsed.Value.MaxResults, cancellationToken);
        return OperationAnswer.Of(
            new ListCallbackDeliveriesResponse(request.RequestId, [.. page.Select(View)], parsed.Value.MaxResults, next ?? ""),
            WireJson.Wire.ListCallbackDeliveriesResponse);
    }

    private static Contracts.CallbackDeliveries.CallbackDelivery View(PendingDelivery pending) => new()
    {
        DeliveryId = pending.Entry.DeliveryId,
        TaskId = pending.TaskId,
        Sequence = pending.Entry.Sequence,
        Replay = pending.Entry.Replay,
        NotifyType = pending.Entry.Type,
        NotifyUrl = pending.Entry.Url,
        DomainName = pending.Entry.Domain,
        AppName = pending.Entry.App,
        StreamName = pending.Entry.Stream,
        WriteTime = WireTime.Format(pending.Entry.WrittenAt),
        Attempts = pending.Entry.Attempts,
        LastFailure = pending.Entry.LastFailure ?? "",
        NextAttemptTime = WireTime.Format(
            pending.Head.NextAttemptAt > pending.Entry.NextAttemptAt ? pending.Head.NextAttemptAt : pending.Entry.NextAttemptAt),
        WaitsFor = ReferenceEquals(pending.Head, pending.Entry) ? "" : pending.Head.DeliveryId,
    };
}
