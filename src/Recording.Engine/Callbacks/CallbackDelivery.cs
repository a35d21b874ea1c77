using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;

namespace Recording.Engine.Callbacks;

/// <summary>
/// Makes one attempt to deliver a callback and settles it. The record of the attempt is written before its callback is taken off or put
/// off, so none can go missing between the two.
/// </summary>
public sealed class CallbackDelivery(
    OutboxStore outbox,
    CallbackRecordStore records,
    CallbackReceivers receivers,
    CallbackHeaders signing,
    ReceiverGates gates,
    ICallbackSender sender,
    IOptionsMonitor<CallbackOptions> options,
    RecordingMetrics metrics,
    TimeProvider time,
    ILogger<CallbackDelivery> logger)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoHeaders = [];

    /// <summary>Attempts a callback now, as soon as its receiver has a place free. One that nobody wants any more is taken off.</summary>
    public async Task AttemptAsync(string taskId, OutboxRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (await receivers.AddressAsync(row.Entry, cancellationToken) is not { } addressed)
        {
            EngineLog.CallbackDropped(logger, taskId, row.Entry.Sequence, row.Entry.Type);
            await outbox.RemoveAsync(taskId, row, cancellationToken);
            return;
        }

        using var span = RecordingTraces.DeliverCallback(taskId, row.Entry.Type, row.Entry.Attempts + 1);
        using var place = await gates.EnterAsync(addressed.Url, cancellationToken);
        var sentAt = time.GetUtcNow();
        var sent = RelayEventBody.AsSent(addressed, sentAt);
        var (headers, outcome) = await SendAsync(sent, sentAt, cancellationToken);
        if (!outcome.Succeeded)
            span.Fail(outcome.Status == 0 ? "no_answer" : outcome.Status.ToString(CultureInfo.InvariantCulture));
        var attempt = sent with { Attempts = sent.Attempts + 1 };
        var next = outcome.Succeeded ? null : Next(attempt, outcome);
        var result = outcome.Succeeded ? DeliveryResult.Delivered : next is null ? DeliveryResult.GivenUp : DeliveryResult.Retrying;
        await records.AppendAsync(Record(taskId, attempt, headers, sentAt, outcome, result), cancellationToken);

        metrics.CallbackAttempted(attempt.Kind, result, sentAt - attempt.WrittenAt);
        Tell(taskId, attempt, outcome, result);
        if (next is { } at)
            await outbox.PostponeAsync(taskId, row with { Entry = Postponed(row.Entry, at, outcome) }, cancellationToken);
        else
            await outbox.RemoveAsync(taskId, row, cancellationToken);
    }

    private async Task<(IReadOnlyDictionary<string, IReadOnlyList<string>> Headers, DeliveryOutcome Outcome)> SendAsync(
        OutboxEntry entry, DateTimeOffset at, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, IReadOnlyList<string>> headers;
        try
        {
            headers = signing.For(entry, at);
        }
        catch (CryptographicException)
        {
            // Unsigned it would be refused, or worse, taken.
            return (NoHeaders, new DeliveryOutcome(
                0, "Not sent: its NotifyAuthKey cannot be decrypted, because the service's master key has changed.", "", TimeSpan.Zero, null));
        }

        return (headers, await sender.SendAsync(entry, headers, cancellationToken));
    }

    // What was looked up for this attempt is looked up again for the next one.
    private static OutboxEntry Postponed(OutboxEntry entry, DateTimeOffset at, DeliveryOutcome outcome) =>
        entry with { Attempts = entry.Attempts + 1, NextAttemptAt = at, LastFailure = outcome.Description };

    private DateTimeOffset? Next(OutboxEntry attempt, DeliveryOutcome outcome) => DeliverySchedule.For(attempt.Kind).Next(
        attempt.Attempts, outcome, attempt.WrittenAt, time.GetUtcNow(), options.CurrentValue.RetryFor, Random.Shared.NextDouble());

    private void Tell(string taskId, OutboxEntry attempt, DeliveryOutcome outcome, DeliveryResult result)
    {
        if (result == DeliveryResult.Delivered)
        {
            EngineLog.CallbackDelivered(logger, taskId, attempt.Sequence, attempt.Type, attempt.Attempts, (long)outcome.Cost.TotalMilliseconds);
            return;
        }

        EngineLog.CallbackFailed(logger, taskId, attempt.Sequence, attempt.Type, attempt.Attempts, outcome.Description);
        if (result == DeliveryResult.GivenUp)
            EngineLog.CallbackGivenUp(logger, taskId, attempt.Sequence, attempt.Type, attempt.Attempts);
    }

    private static CallbackRecord Record(
        string taskId,
        OutboxEntry attempt,
        IReadOnlyDictionary<string, IReadOnlyList<string>> headers,
        DateTimeOffset sentAt,
        DeliveryOutcome outcome,
        DeliveryResult result) => new()
        {
            DeliveryId = attempt.DeliveryId,
            TaskId = taskId,
            Sequence = attempt.Sequence,
            Attempt = attempt.Attempts,
            Kind = attempt.Kind,
            Replay = attempt.Replay,
            Type = attempt.Type,
            Url = attempt.Url,
            Domain = attempt.Domain,
            App = attempt.App,
            Stream = attempt.Stream,
            MsgId = attempt.MsgId,
            SubId = attempt.SubId,
            WrittenAt = attempt.WrittenAt,
            Body = attempt.Body,
            Headers = JsonSerializer.Serialize(headers, EngineJson.Default.IReadOnlyDictionaryStringIReadOnlyListString),
            SentAt = sentAt,
            Succeeded = outcome.Succeeded,
            Result = result,
            Status = outcome.Status,
            Description = outcome.Description,
            Response = outcome.Response,
            CostMilliseconds = (long)outcome.Cost.TotalMilliseconds,
        };
}
