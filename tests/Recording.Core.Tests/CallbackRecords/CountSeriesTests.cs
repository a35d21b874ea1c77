using Recording.Core.CallbackRecords;

namespace Recording.Core.Tests.CallbackRecords;

public sealed class CountSeriesTests
{
    [Fact]
    public void Pack_RandomSeries_ComesBackAndAddsUp()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var one = Counts(random);
            var other = Counts(random);
            var sum = CountSeries.Unpack(CountSeries.Of(one).Pack()).Plus(CountSeries.Of(other));
            Assert.Equal(CountSeries.Of([.. one, .. other]).Slots, sum.Slots);
            Assert.Equal(sum.Slots, CountSeries.Unpack(sum.Pack()).Slots);

            var (first, last) = (random.Next(3600), random.Next(3600));
            var within = one.Concat(other).Where(count => count.Slot >= first && count.Slot <= last).ToList();
            Assert.Equal(
                new StatusCounts(within.Sum(count => (long)count.Succeeded), within.Sum(count => (long)count.Failed)),
                sum.Sum(first, last));
        }
    }

    [Fact]
    public void Pack_FullHour_IsSmallAndTheFullestStillFits()
    {
        var hour = CountSeries.Of(Enumerable.Range(0, 3600).Select(second => new SlotCounts(second, 20, 3)));
        var fullest = CountSeries.Of(Enumerable.Range(0, 3600).Select(second => new SlotCounts(second, int.MaxValue, int.MaxValue)));

        Assert.Equal(1 + (3 * 3600), hour.Pack().Length);
        Assert.InRange(fullest.Pack().Length, 30_000, CountSeries.MostPackedBytes);
        Assert.Equal(fullest.Slots, CountSeries.Unpack(fullest.Pack()).Slots);
    }

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("0100")]
    [InlineData("010000")]
    [InlineData("01000080")]
    [InlineData("01FFFFFFFFFFFF")]
    public void Unpack_NotWhole_Throws(string hex) =>
        Assert.Throws<InvalidDataException>(() => CountSeries.Unpack(Convert.FromHexString(hex)));

    private static List<SlotCounts> Counts(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(40)).Select(_ =>
            new SlotCounts(random.Next(random.Next(2) == 0 ? 5 : 3600), random.Next(1, 300), random.Next(1, 1 << random.Next(1, 25)))),
    ];
}
