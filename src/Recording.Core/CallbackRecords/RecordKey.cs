using System.Globalization;

namespace Recording.Core.CallbackRecords;

/// <summary>
/// What tells a record from every other one of its owner. <see cref="Order"/> sorts later records first and those of the same moment by
/// delivery, attempt and replay.
/// </summary>
/// <param name="Succeeded">Its status.</param>
/// <param name="Order">Text that is the end of the record's row keys.</param>
public readonly record struct RecordKey(bool Succeeded, string Order)
{
    // Longer ids are not the service's own; their order among records of one moment is then that of their hashes.
    private const int LongestId = 160;

    /// <param name="succeeded">The record's status.</param>
    /// <param name="sentAt">When the attempt began, UTC, to the tick.</param>
    /// <param name="deliveryId">The delivery, in characters that a row key may have.</param>
    /// <param name="attempt">From 1.</param>
    /// <param name="replay">From 0.</param>
    public static RecordKey Of(bool succeeded, DateTimeOffset sentAt, string deliveryId, int attempt, int replay)
    {
        ArgumentNullException.ThrowIfNull(deliveryId);
        var id = deliveryId.Length <= LongestId ? deliveryId : RecordScope.Hash(deliveryId);

        // "!" comes before every letter and digit, so an id comes before one that it is the beginning of.
        return new RecordKey(succeeded, string.Create(CultureInfo.InvariantCulture, $"{Newest(sentAt.UtcTicks)}!{id}!{attempt:D6}!{replay:D6}"));
    }

    /// <summary>Text that sorts later ticks (100 ns since the year 1) first.</summary>
    public static string Newest(long ticks) =>
        (DateTimeOffset.MaxValue.UtcTicks - ticks).ToString("D19", CultureInfo.InvariantCulture);
}
