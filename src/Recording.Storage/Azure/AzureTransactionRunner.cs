using Azure.Core;
using Recording.Storage.Tables;

namespace Recording.Storage.Azure;

/// <summary>Sends transactions, makes tables that are missing, and says what came of it even when an answer was lost on the way.</summary>
internal sealed class AzureTransactionRunner(AzureRestClient client)
{
    public async Task<TransactionResult> RunAsync(AzureTransaction transaction, CancellationToken cancellationToken)
    {
        var (answers, isRepeated) = await SendAsync(transaction, cancellationToken);
        if (answers is [{ Code: "TableNotFound" }])
        {
            // Nothing in a table that is missing can be replaced or removed.
            if (transaction.Operations[0] is TableOperation.Replace or TableOperation.Delete)
                return TransactionResult.Failed(TransactionOutcome.NotFound, 0);

            await AzureTableRequests.CreateTableAsync(client, transaction.Table, cancellationToken);
            (answers, isRepeated) = await SendAsync(transaction, cancellationToken);
        }

        if (answers.Count == transaction.Operations.Count && answers.TrueForAll(answer => answer.Status < 300))
            return new TransactionResult(TransactionOutcome.Committed, -1, [.. ETagsOf(transaction, answers)]);

        var refusal = Judge(transaction, answers);
        return isRepeated ? await CompareAsync(transaction, refusal, cancellationToken) : refusal;
    }

    private async Task<(List<AzureTransactionAnswer> Answers, bool IsRepeated)> SendAsync(
        AzureTransaction transaction, CancellationToken cancellationToken)
    {
        using var message = AzureTableRequests.Create(client, RequestMethod.Post, "/$batch");
        message.Request.Headers.SetValue("Content-Type", transaction.ContentType);
        message.Request.Content = RequestContent.Create(transaction.Body);
        var response = await client.SendAsync(message, cancellationToken);
        var answers = response.Status == 202
            ? AzureTransactionAnswer.ReadAll(response.Content.ToMemory())
            : [AzureTransactionAnswer.OfError(response.Status, response.Content.ToMemory())];
        return (answers, message.ProcessingContext.RetryNumber > 0);
    }

    // What was removed has no ETag, whatever the service says.
    private static IEnumerable<string> ETagsOf(AzureTransaction transaction, List<AzureTransactionAnswer> answers) =>
        transaction.Operations.Zip(answers, (operation, answer) => operation is TableOperation.Delete ? "" : answer.ETag);

    private static TransactionResult Judge(AzureTransaction transaction, List<AzureTransactionAnswer> answers)
    {
        if (answers.Find(answer => answer.Status >= 300) is not { } refused)
            throw new StorageUnavailableException("The storage account's answer lacks what belongs to it.", null);

        var outcome = refused.Code switch
        {
            "EntityAlreadyExists" => TransactionOutcome.AlreadyExists,
            "ResourceNotFound" or "EntityNotFound" => TransactionOutcome.NotFound,
            "UpdateConditionNotSatisfied" or "ConditionNotMet" => TransactionOutcome.ETagMismatch,
            "RequestBodyTooLarge" or "EntityTooLarge" => throw new ArgumentException(
                "The transaction is larger than the storage account takes.", nameof(transaction)),
            _ => throw AzureStorageErrors.Unexpected(refused.Status, refused.Code),
        };
        var index = refused.Index >= 0 ? refused.Index : transaction.Operations.Count == 1 ? 0 : -1;
        return index >= 0 && index < transaction.Operations.Count
            ? TransactionResult.Failed(outcome, index)
            : throw AzureStorageErrors.Unexpected(refused.Status, refused.Code);
    }

    /// <summary>
    /// A refusal of a request that was sent more than once may be due to its own first attempt, whose answer was lost. The rows that it
    /// inserts tell: where one is missing or another's, the refusal stands; where all rows are as the transaction leaves them, it was
    /// done. Otherwise nobody knows: a row may have been replaced again since, and another writer may have written the same (a counter, for
    /// one). The caller is told that, and reads.
    /// </summary>
    private async Task<TransactionResult> CompareAsync(
        AzureTransaction transaction, TransactionResult refusal, CancellationToken cancellationToken)
    {
        var (etags, isDone) = (new List<string>(), transaction.Operations.Any(operation => operation is TableOperation.Insert));
        foreach (var (index, operation) in transaction.Operations.Index())
        {
            var row = await AzureTableRequests.GetAsync(
                client, transaction.Table, transaction.PartitionKey, operation.RowKey, cancellationToken);
            var isAsAsked = AreSame(transaction.PropertiesOf(index), row?.Properties);
            if (!isAsAsked && operation is TableOperation.Insert)
                return refusal;
            isDone &= isAsAsked;
            etags.Add(row?.ETag ?? "");
        }

        return isDone
            ? new TransactionResult(TransactionOutcome.Committed, -1, etags)
            : throw new StorageUnavailableException("The storage account's answer to a transaction was lost.", null);
    }

    private static bool AreSame(IReadOnlyDictionary<string, object>? asked, IReadOnlyDictionary<string, object>? stored) =>
        asked is null || stored is null
            ? asked is null && stored is null
            : asked.Count == stored.Count && asked.All(p => stored.TryGetValue(p.Key, out var value) && AreSame(p.Value, value));

    private static bool AreSame(object asked, object stored) =>
        asked is byte[] bytes ? stored is byte[] others && bytes.AsSpan().SequenceEqual(others) : asked.Equals(stored);
}
