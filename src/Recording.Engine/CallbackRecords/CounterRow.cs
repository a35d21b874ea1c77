using Recording.Core.CallbackRecords;

namespace Recording.Engine.CallbackRecords;

/// <param name="RowKey">Whose counts, and when.</param>
/// <param name="Counts">By hour or by second.</param>
/// <param name="ETag">Version that it was read or written as; null when it is not there yet.</param>
internal sealed record CounterRow(string RowKey, CountSeries Counts, string? ETag);
