using Recording.Core.CallbackRecords;
using Recording.Storage.Tables;

namespace Recording.Engine.CallbackRecords;

/// <summary>Goes through the records of one status on one list, newest first, and reads as far as it is asked to.</summary>
internal sealed class ListCursor(ITableStore tables, string table, TableQuery query, string scope, bool succeeded)
{
    private TableQuery _query = query;
    private IReadOnlyList<TableRow>? _rows;
    private int _at;

    /// <summary>The row that it stands on; null at the end.</summary>
    public TableRow? Row => _rows is not null && _at < _rows.Count ? _rows[_at] : null;

    /// <summary>The record of that row.</summary>
    public RecordKey Key { get; private set; }

    public static ListCursor Of(
        ITableStore tables, string table, string partition, string scope, bool succeeded, SecondSpan span, int pageSize, bool keysOnly) =>
        new(
            tables,
            table,
            new TableQuery(
                partition,
                RecordRowKeys.ListFrom(scope, succeeded, span.Last),
                RecordRowKeys.ListBefore(scope, succeeded, span.First),
                pageSize,
                Select: keysOnly ? [] : null),
            scope,
            succeeded);

    /// <summary>Goes to the first row, and then to the next.</summary>
    public async ValueTask MoveAsync(CancellationToken cancellationToken)
    {
        _at++;
        if (_rows is null || (_at >= _rows.Count && _query.Continuation is not null))
            await ReadAsync(cancellationToken);
        if (Row is { } row)
            Key = RecordRowKeys.KeyOf(scope, succeeded, row.RowKey);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        do
        {
            var page = await tables.QueryAsync(table, _query, cancellationToken);
            _query = _query with { Continuation = page.Continuation };
            (_rows, _at) = (page.Rows, 0);
        }
        while (_rows.Count == 0 && _query.Continuation is not null);
    }
}
