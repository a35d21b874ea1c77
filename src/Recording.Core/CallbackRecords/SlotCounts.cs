namespace Recording.Core.CallbackRecords;

/// <summary>Counts of one slot of a <see cref="CountSeries"/>.</summary>
/// <param name="Slot">From 0: an hour of a day, or a second of an hour.</param>
/// <param name="Succeeded">Records with success in it.</param>
/// <param name="Failed">Records without.</param>
public readonly record struct SlotCounts(int Slot, int Succeeded, int Failed)
{
    public StatusCounts Counts => new(Succeeded, Failed);
}
