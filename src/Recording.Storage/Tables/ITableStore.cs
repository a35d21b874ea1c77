namespace Recording.Storage.Tables;

/// <summary>
/// Tables of rows under a partition key and a row key. The limits are those of Azure Table Storage on every adapter
/// (<see cref="TableLimits"/>), so that what works on one machine works in the cloud. Keys sort ordinally. Tables come into
/// being with their first row; their names are 3 to 63 letters and digits, the first a letter, case does not tell two
/// apart, and "tables" is reserved. Infrastructure trouble is a <see cref="StorageUnavailableException"/>; a row that breaks a limit is
/// an <see cref="ArgumentException"/>, and so is an ETag "*", which no row has.
/// </summary>
public interface ITableStore
{
    /// <summary>Reads one row, or <see langword="null"/>.</summary>
    Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken);

    /// <summary>
    /// Carries out 1 to 100 operations on different rows of one partition, all or none. Answers the first operation that could not
    /// be done, or success with the new ETags.
    /// </summary>
    Task<TransactionResult> ExecuteAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken);

    /// <summary>
    /// Reads one page of one partition's rows in order of row key, from a key or a continuation on. A page may be shorter than
    /// asked for, even empty, and still have a continuation.
    /// </summary>
    Task<TablePage> QueryAsync(string table, TableQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a table with all of its rows, without reading them one by one at the caller; one that is not there is fine. Once this has
    /// returned the table is empty. Meanwhile writers of other tables go on, readers see less and less of this one, and what is written to
    /// it is removed or refused. The name is not to be used again: some adapters keep it locked for a while.
    /// </summary>
    Task DeleteTableAsync(string table, CancellationToken cancellationToken);
}
