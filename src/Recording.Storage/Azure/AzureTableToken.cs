using Azure;

namespace Recording.Storage.Azure;

/// <summary>Where the service would go on with a query.</summary>
/// <param name="PartitionKey">Not a key, but the service's word for one.</param>
/// <param name="RowKey">The same; empty where the service gives none.</param>
internal sealed record AzureTableToken(string PartitionKey, string RowKey)
{
    /// <summary>Of a page; null after the last.</summary>
    public static AzureTableToken? Of(Response response) =>
        response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partitionKey)
            ? new AzureTableToken(
                partitionKey, response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var rowKey) ? rowKey : "")
            : null;
}
