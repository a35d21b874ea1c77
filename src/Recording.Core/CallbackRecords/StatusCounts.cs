namespace Recording.Core.CallbackRecords;

/// <summary>How many records there are of either status.</summary>
/// <param name="Succeeded">Attempts that the receiver took.</param>
/// <param name="Failed">Attempts that it did not take.</param>
public readonly record struct StatusCounts(long Succeeded, long Failed)
{
    /// <summary>Records of one status; of both for null.</summary>
    public long Of(bool? succeeded) => succeeded switch
    {
        true => Succeeded,
        false => Failed,
        null => Succeeded + Failed,
    };

    public static StatusCounts operator +(StatusCounts one, StatusCounts other) => Add(one, other);

    public static StatusCounts Add(StatusCounts one, StatusCounts other) =>
        new(one.Succeeded + other.Succeeded, one.Failed + other.Failed);
}
