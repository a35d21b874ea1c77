using System.Globalization;
using Recording.Storage.Tables;

namespace Recording.Engine.Jobs;

/// <summary>What the list of jobs needs to know of a job to choose it.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">initial, started or paused.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record JobSummary(string JobId, string Name, string Status, DateTimeOffset CreatedAt)
{
    internal string Partition => PartitionOf(CreatedAt);

    internal string RowKey => $"{Ticks(CreatedAt)}|{JobId}";

    internal static string PartitionOf(DateTimeOffset time) => time.UtcDateTime.ToString("'live|'yyyyMM", CultureInfo.InvariantCulture);

    internal static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    internal Dictionary<string, object> ToProperties() => new() { ["Name"] = Name, ["Status"] = Status, ["CreatedAt"] = CreatedAt };

    internal static JobSummary From(TableRow row) => new(
        row.RowKey[(row.RowKey.IndexOf('|', StringComparison.Ordinal) + 1)..],
        (string)row.Properties["Name"],
        (string)row.Properties["Status"],
        (DateTimeOffset)row.Properties["CreatedAt"]);
}
