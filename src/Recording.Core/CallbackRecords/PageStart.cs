namespace Recording.Core.CallbackRecords;

/// <summary>Where a page of newest-first records begins, found by counts alone.</summary>
/// <param name="Time">The hour, or the second, that holds the first record of the page.</param>
/// <param name="Skip">Records in it that are newer than the page.</param>
public readonly record struct PageStart(long Time, long Skip)
{
    /// <summary>The hour that a page begins in.</summary>
    /// <param name="hours">Newest first.</param>
    /// <param name="succeeded">The status that counts; null for both.</param>
    /// <param name="skip">Records before the page; fewer than there are.</param>
    public static PageStart InHours(IEnumerable<HourCounts> hours, bool? succeeded, long skip)
    {
        ArgumentNullException.ThrowIfNull(hours);
        foreach (var hour in hours)
        {
            var count = hour.Counts.Of(succeeded);
            if (skip < count)
                return new PageStart(hour.Hour, skip);
            skip -= count;
        }

        throw new ArgumentException("The page begins after the last record.", nameof(skip));
    }

    /// <summary>The second that a page begins in, or null when the seconds have fewer records than were counted by hour.</summary>
    /// <param name="hour">The hour that it begins in.</param>
    /// <param name="span">The seconds that count.</param>
    /// <param name="seconds">Counts of the hour's seconds.</param>
    /// <param name="succeeded">The status that counts; null for both.</param>
    public static PageStart? InSeconds(PageStart hour, SecondSpan span, CountSeries seconds, bool? succeeded)
    {
        ArgumentNullException.ThrowIfNull(seconds);
        var (first, skip) = (hour.Time * SecondSpan.SecondsAnHour, hour.Skip);
        for (var i = seconds.Slots.Count - 1; i >= 0; i--)
        {
            var second = first + seconds.Slots[i].Slot;
            var count = seconds.Slots[i].Counts.Of(succeeded);
            if (second < span.First || second > span.Last)
                continue;
            if (skip < count)
                return new PageStart(second, skip);
            skip -= count;
        }

        return null;
    }
}
