using System.Globalization;
using Recording.Core.CallbackRecords;
using Recording.Core.Callbacks;
using Recording.Engine.Tasks;

namespace Recording.Engine.CallbackRecords;

/// <summary>Where records lie: a table for each day (UTC), so that a day is removed whole, and in it a partition for each owner.</summary>
internal static class CallbackRecordTables
{
    // The kind and some more fit into a key's 512 characters beside it.
    private const int LongestOwner = 400;

    /// <summary>The table of a day, counted from the year 1.</summary>
    public static string Of(long day) =>
        $"callbacks{DateTime.MinValue.AddDays(day).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    public static string Partition(CallbackKind kind, string owner)
    {
        var name = TableKey.Escape(OwnerOf(kind, owner));

        // No escaped text has "%~", so none is taken for a hash.
        return $"{kind}|{(name.Length <= LongestOwner ? name : $"%~{RecordScope.Hash(name)}")}";
    }

    public static string Partition(CallbackRecord record) =>
        Partition(record.Kind, record.Kind == CallbackKind.LiveRecord ? record.Domain : record.App);

    /// <summary>Domains do not differ by case, application ids do.</summary>
    private static string OwnerOf(CallbackKind kind, string owner) =>
        kind == CallbackKind.LiveRecord ? owner.ToLowerInvariant() : owner;
}
