using Recording.Storage.Tables;

namespace Recording.Storage.Local;

/// <summary>A transaction that waits for the writer.</summary>
/// <param name="Table">In upper case.</param>
/// <param name="PartitionKey">The partition.</param>
/// <param name="Operations">In order.</param>
/// <param name="Data">The encoded properties of each operation's row, taken when the caller asked; null for deletes.</param>
/// <param name="CancellationToken">Heeded until the writer takes the transaction up.</param>
internal sealed record PendingTransaction(
    string Table,
    string PartitionKey,
    IReadOnlyList<TableOperation> Operations,
    IReadOnlyList<byte[]?> Data,
    CancellationToken CancellationToken) : PendingWrite(Table, CancellationToken)
{
    // Callers go on elsewhere, so that none of them holds up the writer.
    private readonly TaskCompletionSource<TransactionResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TransactionResult> Completion => _completion.Task;

    public void Complete(TransactionResult result) => _completion.SetResult(result);

    public override void Fail(Exception exception) => _completion.TrySetException(exception);

    public override void Cancel() => _completion.TrySetCanceled(CancellationToken);
}
