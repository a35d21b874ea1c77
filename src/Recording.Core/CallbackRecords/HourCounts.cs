namespace Recording.Core.CallbackRecords;

/// <summary>How many records of a span lie in an hour.</summary>
/// <param name="Hour">Hours since the year 1.</param>
/// <param name="Counts">Only what lies in the span.</param>
public readonly record struct HourCounts(long Hour, StatusCounts Counts)
{
    public long Day => Hour / SecondSpan.HoursADay;
}
