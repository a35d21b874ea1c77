using System.Globalization;

namespace Recording.Core.CallbackRecords;

/// <summary>
/// Row keys of the partition of one owner and day. A scope's counters and lists lie side by side; no part but the last holds a
/// <c>|</c>, so no prefix is the beginning of another one's.
/// </summary>
public static class RecordRowKeys
{
    /// <summary>A record on a list. On the owner's list it is the record itself, on the others it stands for that row.</summary>
    public static string Listed(string scope, RecordKey key) => $"{List(scope, key.Succeeded)}{key.Order}";

    /// <summary>Where the records of a second and all earlier ones begin on a list.</summary>
    public static string ListFrom(string scope, bool succeeded, long second) =>
        $"{List(scope, succeeded)}{RecordKey.Newest(((second + 1) * TimeSpan.TicksPerSecond) - 1)}";

    /// <summary>Where the records earlier than a second begin.</summary>
    public static string ListBefore(string scope, bool succeeded, long second) =>
        $"{List(scope, succeeded)}{RecordKey.Newest((second * TimeSpan.TicksPerSecond) - 1)}";

    /// <summary>The part of a list's row key that is the same on all lists of a record.</summary>
    public static RecordKey KeyOf(string scope, bool succeeded, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(rowKey);
        return new RecordKey(succeeded, rowKey[List(scope, succeeded).Length..]);
    }

    /// <summary>Counts by hour of the day; one row for each shard.</summary>
    public static string Hours(string scope, string shard) => $"{HoursPrefix(scope)}{shard}";

    public static string HoursPrefix(string scope) => $"n|{scope}|d|";

    /// <summary>Counts by second of an hour (0 to 23); one row for each shard.</summary>
    public static string Seconds(string scope, int hour, string shard) => $"{SecondsPrefix(scope, hour)}{shard}";

    public static string SecondsPrefix(string scope, int hour) => string.Create(CultureInfo.InvariantCulture, $"n|{scope}|{hour:D2}|");

    /// <summary>A record among its task's: by number of the callback, then by time. Stands for the record's row.</summary>
    public static string OfTask(string taskId, long sequence, DateTimeOffset sentAt, RecordKey key) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DeliveryPrefix(taskId, sequence)}{sentAt.UtcTicks:D19}|{Letter(key.Succeeded)}|{key.Order}");

    public static string TaskPrefix(string taskId) => $"t|{RecordScope.Hash(taskId)}|";

    public static string DeliveryPrefix(string taskId, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{TaskPrefix(taskId)}{sequence:D19}|");

    /// <summary>Whose row a row of a task stands for.</summary>
    public static RecordKey KeyOfTask(string rowKey)
    {
        ArgumentNullException.ThrowIfNull(rowKey);
        var parts = rowKey.Split('|', 6);
        return new RecordKey(parts[4] == "s", parts[5]);
    }

    private static string List(string scope, bool succeeded) => $"l|{scope}|{Letter(succeeded)}|";

    private static char Letter(bool succeeded) => succeeded ? 's' : 'f';
}
