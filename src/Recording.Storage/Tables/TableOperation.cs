namespace Recording.Storage.Tables;

/// <summary>One step of a transaction.</summary>
public abstract record TableOperation(string RowKey)
{
    /// <summary>Adds a row that must not be there.</summary>
    public sealed record Insert(string RowKey, IReadOnlyDictionary<string, object> Properties) : TableOperation(RowKey);

    /// <summary>Writes a row whether or not it is there, replacing all of its properties.</summary>
    public sealed record Upsert(string RowKey, IReadOnlyDictionary<string, object> Properties) : TableOperation(RowKey);

    /// <summary>Replaces a row that must be there with this ETag.</summary>
    public sealed record Replace(string RowKey, IReadOnlyDictionary<string, object> Properties, string ETag)
        : TableOperation(RowKey);

    /// <summary>Removes a row that must be there; with an ETag, only that version.</summary>
    public sealed record Delete(string RowKey, string? ETag = null) : TableOperation(RowKey);
}
