using System.Text.Json;
using Azure;
using Azure.Core;
using Recording.Storage.Tables;

namespace Recording.Storage.Azure;

/// <summary>Tables of the table service (https://learn.microsoft.com/rest/api/storageservices/table-service-rest-api).</summary>
internal sealed class AzureTableStore(AzureRestClient client) : ITableStore
{
    private readonly AzureTransactionRunner _runner = new(client);

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        TableLimitChecks.CheckAddress(table, partitionKey, rowKey);
        return AzureTableRequests.GetAsync(client, table, partitionKey, rowKey, cancellationToken);
    }

    public Task<TransactionResult> ExecuteAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        TableLimitChecks.CheckTransaction(table, partitionKey, operations);

        // Written now: what the caller changes afterwards is not what was asked for.
        return _runner.RunAsync(new AzureTransaction(client.Endpoint, table, partitionKey, operations), cancellationToken);
    }

    public Task<TablePage> QueryAsync(string table, TableQuery query, CancellationToken cancellationToken)
    {
        TableLimitChecks.CheckQuery(table, query);

        // The service would take an order of its own for these.
        return query.ToRowKey is { } to && string.CompareOrdinal(query.FromRowKey ?? "", to) >= 0
            ? Task.FromResult(new TablePage([], null))
            : ReadPageAsync(table, query, cancellationToken);
    }

    public async Task DeleteTableAsync(string table, CancellationToken cancellationToken)
    {
        TableLimitChecks.CheckTable(table);
        using var message = AzureTableRequests.Create(client, RequestMethod.Delete, $"/Tables('{table}')");
        var response = await client.SendAsync(message, cancellationToken);
        if (response.Status != 204 && !AzureTableRequests.IsMissing(response))
            throw AzureStorageErrors.Unexpected(response);
    }

    /// <summary>
    /// The service may answer a page without a row and say that there are more. Such pages are read over here, so that a continuation is
    /// always the last row's key: rows that came or went since then disturb nothing, and it does not grow old.
    /// </summary>
    private async Task<TablePage> ReadPageAsync(string table, TableQuery query, CancellationToken cancellationToken)
    {
        AzureTableToken? token = null;
        do
        {
            using var message = AzureTableRequests.Create(
                client, RequestMethod.Get, AzureTableAddress.OfQuery(table, query, query.Continuation, token));
            var response = await client.SendAsync(message, cancellationToken);
            if (AzureTableRequests.IsMissing(response))
                return new TablePage([], null);
            if (response.Status != 200)
                throw AzureStorageErrors.Unexpected(response);

            token = AzureTableToken.Of(response);
            if (ReadRows(response) is { Count: > 0 } rows)
                return new TablePage(rows, token is null ? null : rows[^1].RowKey);
        }
        while (token is not null);

        return new TablePage([], null);
    }

    private static List<TableRow> ReadRows(Response response)
    {
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        return [.. document.RootElement.GetProperty("value").EnumerateArray().Select(row => AzureTableJson.Read(row))];
    }
}
