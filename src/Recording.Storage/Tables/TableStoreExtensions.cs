using System.Runtime.CompilerServices;

namespace Recording.Storage.Tables;

/// <summary>What is built on the port and so is alike on every adapter.</summary>
public static class TableStoreExtensions
{
    /// <summary>Reads a whole range, page after page.</summary>
    public static async IAsyncEnumerable<TableRow> QueryAllAsync(
        this ITableStore store, string table, TableQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(query);
        do
        {
            var page = await store.QueryAsync(table, query, cancellationToken);
            foreach (var row in page.Rows)
                yield return row;
            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);
    }
}
