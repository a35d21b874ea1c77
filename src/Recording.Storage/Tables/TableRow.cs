namespace Recording.Storage.Tables;

/// <summary>One row.</summary>
/// <param name="PartitionKey">Up to 1 KiB of well-formed text, none included, without / \ # ? and control characters.</param>
/// <param name="RowKey">Unique in its partition; the same rule.</param>
/// <param name="Properties">
/// Name to value. A name has up to 255 letters, digits and underscores of ASCII, no digit first, and is not PartitionKey, RowKey or
/// Timestamp. A value is a string (well-formed), int, long, double, bool, DateTimeOffset (UTC, from 1601 on) or byte[]. Strings and
/// byte arrays have at most 64 KiB (a string counts two bytes a character). A value comes back equal and of its type: doubles include
/// NaN and the infinities, but which NaN it was and the sign of a zero may be lost; times keep their 100 ns.
/// </param>
/// <param name="ETag">Version of the row as read or stored; empty on rows that are to be written.</param>
public sealed record TableRow(
    string PartitionKey, string RowKey, IReadOnlyDictionary<string, object> Properties, string ETag = "");
