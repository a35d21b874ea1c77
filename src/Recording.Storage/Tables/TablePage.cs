namespace Recording.Storage.Tables;

/// <param name="Rows">In order of row key.</param>
/// <param name="Continuation">Where the next page begins; null after the last.</param>
public sealed record TablePage(IReadOnlyList<TableRow> Rows, string? Continuation);
