using Recording.Core.CallbackRecords;

namespace Recording.Core.Tests.CallbackRecords;

public sealed class PageStartTests
{
    [Fact]
    public void Start_RandomRecords_IsWhereWalkingThroughThemEnds()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var span = new SecondSpan(random.Next(3600), (10 * 3600) + random.Next(3600));
            var records = Enumerable.Range(0, 60).Select(_ => (Second: (long)random.Next(11 * 3600), Succeeded: random.Next(2) == 0)).ToList();
            bool? succeeded = random.Next(3) switch { 0 => null, 1 => true, _ => false };
            var shown = records
                .Where(record => record.Second >= span.First && record.Second <= span.Last && record.Succeeded == (succeeded ?? record.Succeeded))
                .Select(record => record.Second).OrderDescending().ToList();
            var hours = records
                .Where(record => record.Second >= span.First && record.Second <= span.Last)
                .GroupBy(record => record.Second / 3600)
                .Select(hour => new HourCounts(hour.Key, new StatusCounts(hour.Count(r => r.Succeeded), hour.Count(r => !r.Succeeded))))
                .OrderByDescending(hour => hour.Hour).ToList();

            for (var skip = 0; skip < shown.Count; skip++)
            {
                var hour = PageStart.InHours(hours, succeeded, skip);
                var seconds = CountSeries.Of(records.Where(record => record.Second / 3600 == hour.Time)
                    .Select(record => new SlotCounts((int)(record.Second % 3600), record.Succeeded ? 1 : 0, record.Succeeded ? 0 : 1)));
                var second = PageStart.InSeconds(hour, span, seconds, succeeded);
                Assert.Equal(new PageStart(shown[skip], skip - shown.IndexOf(shown[skip])), second);
            }

            Assert.Throws<ArgumentException>(() => PageStart.InHours(hours, succeeded, shown.Count));
        }
    }

    [Fact]
    public void InSeconds_FewerThanTheHourSaid_IsNull() => Assert.Null(
        PageStart.InSeconds(new PageStart(0, 1), new SecondSpan(0, 3599), CountSeries.Of([new SlotCounts(5, 1, 0)]), null));

    [Fact]
    public void Span_WholeSeconds_IncludesBothEnds()
    {
        var span = SecondSpan.Of(
            new DateTimeOffset(2026, 3, 1, 23, 0, 0, 500, TimeSpan.Zero), new DateTimeOffset(2026, 3, 2, 0, 59, 59, 999, TimeSpan.Zero));

        Assert.Equal(7200, span.Last - span.First + 1);
        Assert.Equal(1, span.LastDay - span.FirstDay);
        Assert.True(span.HasAllOf(span.First / 3600) && span.HasAllOf(span.Last / 3600));
        Assert.False((span with { First = span.First + 1 }).HasAllOf(span.First / 3600));
        Assert.False((span with { Last = span.Last - 1 }).HasAllOf(span.Last / 3600));
        Assert.True(span.InHour((span.Last / 3600) + 1).IsEmpty);
    }
}
