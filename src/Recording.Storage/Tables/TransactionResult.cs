namespace Recording.Storage.Tables;

/// <summary>The end of a transaction.</summary>
/// <param name="Outcome">Whether all was done, or why nothing was.</param>
/// <param name="FailedIndex">The operation that could not be done, from 0; -1 on success.</param>
/// <param name="ETags">On success the new ETag of each operation's row, in order (empty for deletes).</param>
public sealed record TransactionResult(TransactionOutcome Outcome, int FailedIndex, IReadOnlyList<string> ETags)
{
    public bool Succeeded => Outcome == TransactionOutcome.Committed;

    public static TransactionResult Failed(TransactionOutcome outcome, int index) => new(outcome, index, []);
}
