using Recording.Contracts;
using Recording.Contracts.CallbackDeliveries;
using Recording.Contracts.Errors;
using Recording.Core.Operations;
using Recording.Core.Time;
using Recording.Engine.Callbacks;

namespace Recording.Engine.Operations;

/// <summary>Answers the callbacks that wait, with the time of the next attempt; our own operation.</summary>
internal sealed class ListCallbackDeliveries(PendingDeliveries deliveries, CallbackReceivers receivers) : IOperation
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
        var urls = await FindUrlsAsync(page, cancellationToken);
        return OperationAnswer.Of(
            new ListCallbackDeliveriesResponse(
                request.RequestId,
                [.. page.Select(pending => View(pending, pending.Entry.Url.Length > 0 ? pending.Entry.Url : urls[Listened(pending)]))],
                parsed.Value.MaxResults,
                next ?? ""),
            WireJson.Wire.ListCallbackDeliveriesResponse);
    }

    /// <summary>Where those without an address of their own would go now; empty for nowhere.</summary>
    private async Task<Dictionary<(string App, string Stream), string>> FindUrlsAsync(
        IEnumerable<PendingDelivery> page, CancellationToken cancellationToken)
    {
        var urls = new Dictionary<(string App, string Stream), string>();
        foreach (var pending in page.Where(pending => pending.Entry.Url.Length == 0).DistinctBy(Listened))
            urls[Listened(pending)] = (await receivers.AddressAsync(pending.Entry, cancellationToken))?.Url ?? "";
        return urls;
    }

    private static (string App, string Stream) Listened(PendingDelivery pending) => (pending.Entry.App, pending.Entry.Stream);

    private static Contracts.CallbackDeliveries.CallbackDelivery View(PendingDelivery pending, string url) => new()
    {
        DeliveryId = pending.Entry.DeliveryId,
        TaskId = pending.TaskId,
        Sequence = pending.Entry.Sequence,
        Replay = pending.Entry.Replay,
        NotifyType = pending.Entry.Type,
        NotifyUrl = url,
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
