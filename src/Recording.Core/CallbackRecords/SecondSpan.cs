namespace Recording.Core.CallbackRecords;

/// <summary>Whole seconds, both ends included. Seconds, hours and days are counted from the year 1, UTC.</summary>
/// <param name="First">First second.</param>
/// <param name="Last">Last second; before <paramref name="First"/> when the span is empty.</param>
public readonly record struct SecondSpan(long First, long Last)
{
    public const int SecondsAnHour = 3600;
    public const int HoursADay = 24;
    private const long SecondsADay = SecondsAnHour * HoursADay;

    public bool IsEmpty => Last < First;

    public long FirstDay => First / SecondsADay;

    public long LastDay => Last / SecondsADay;

    /// <summary>From the second of one time to that of another, both whole.</summary>
    public static SecondSpan Of(DateTimeOffset from, DateTimeOffset to) => new(SecondOf(from), SecondOf(to));

    /// <summary>What of it lies in an hour.</summary>
    public SecondSpan InHour(long hour) => In(hour * SecondsAnHour, SecondsAnHour);

    /// <summary>What of it lies in a day.</summary>
    public SecondSpan InDay(long day) => In(day * SecondsADay, SecondsADay);

    /// <summary>Whether it has every second of an hour.</summary>
    public bool HasAllOf(long hour) => InHour(hour) is var part && part.Last - part.First == SecondsAnHour - 1;

    public static long SecondOf(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerSecond;

    public static long DayOf(DateTimeOffset time) => SecondOf(time) / SecondsADay;

    private SecondSpan In(long first, long length) => new(Math.Max(First, first), Math.Min(Last, first + length - 1));
}
