namespace Recording.Storage.Tables;

/// <summary>A range of one partition.</summary>
/// <param name="PartitionKey">The partition.</param>
/// <param name="FromRowKey">First row key, inclusive; null from the start.</param>
/// <param name="ToRowKey">Last row key, exclusive; null to the end.</param>
/// <param name="Take">Rows wanted on the page, 1 to 1000.</param>
/// <param name="Continuation">From the page before; null for the first.</param>
/// <param name="Select">Properties wanted; null for all, empty for keys alone.</param>
public sealed record TableQuery(
    string PartitionKey,
    string? FromRowKey = null,
    string? ToRowKey = null,
    int Take = 1000,
    string? Continuation = null,
    IReadOnlyList<string>? Select = null)
{
    /// <summary>All rows whose key begins with <paramref name="prefix"/>.</summary>
    public static TableQuery Prefix(string partitionKey, string prefix) =>
        new(partitionKey, prefix, RowKeyPrefix.EndOf(prefix));
}
