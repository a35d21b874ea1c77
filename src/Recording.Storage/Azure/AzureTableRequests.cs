using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Recording.Storage.Tables;

namespace Recording.Storage.Azure;

/// <summary>Requests to the table service that more than one class sends.</summary>
internal static class AzureTableRequests
{
    /// <summary>A request for a path and query below the service's address, escaped already.</summary>
    public static HttpMessage Create(AzureRestClient client, RequestMethod method, string pathAndQuery)
    {
        var message = client.CreateMessage(method, pathAndQuery);
        message.Request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        message.Request.Headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
        return message;
    }

    /// <summary>Reads a row; null when it is not there.</summary>
    public static async Task<TableRow?> GetAsync(
        AzureRestClient client, string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        using var message = Create(client, RequestMethod.Get, AzureTableAddress.OfRow(table, partitionKey, rowKey));
        var response = await client.SendAsync(message, cancellationToken);
        if (IsMissing(response))
            return null;
        if (response.Status != 200)
            throw AzureStorageErrors.Unexpected(response);

        using var document = JsonDocument.Parse(response.Content.ToMemory());
        return AzureTableJson.Read(document.RootElement, response.Headers.TryGetValue("ETag", out var etag) ? etag : null);
    }

    /// <summary>Makes a table; one that is there is fine.</summary>
    public static async Task CreateTableAsync(AzureRestClient client, string table, CancellationToken cancellationToken)
    {
        using var message = Create(client, RequestMethod.Post, "/Tables");
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(Encoding.UTF8.GetBytes($"{{\"TableName\":\"{table}\"}}"));
        var response = await client.SendAsync(message, cancellationToken);
        if (response.Status is not (201 or 204) && AzureStorageErrors.CodeOf(response) != "TableAlreadyExists")
            throw AzureStorageErrors.Unexpected(response);
    }

    /// <summary>Whether a row or a table is not there. A table that was deleted says so for a while in another way.</summary>
    public static bool IsMissing(Response response) =>
        response.Status == 404 || (response.Status == 409 && AzureStorageErrors.CodeOf(response) == "TableBeingDeleted");
}
