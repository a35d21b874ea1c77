using Xunit.Sdk;

namespace Recording.Faults.Tests.Suite;

public sealed class OutageTests
{
    [Theory]
    [InlineData(new[] { 3.0, 1.0 }, new[] { 1, 1 }, new[] { 5.0, 3.0 })]
    [InlineData(new[] { 3.0, 1.0 }, new[] { 1, 1 }, new[] { 3.0 })]
    [InlineData(new[] { 3.0, 1.0 }, new[] { 1, 1 }, new double[0])]
    [InlineData(new[] { 1.0, 9.0 }, new[] { 1, 2 }, new[] { 5.0, 4.0 })]
    public void Holes_OfTheOutages_AreExplained(double[] seconds, int[] faults, double[] holes) => Outage.EnsureExplain(Outages(seconds, faults), holes);

    [Theory]
    [InlineData(new[] { 3.0, 1.0 }, new[] { 1, 1 }, new[] { 5.1 })]
    [InlineData(new[] { 3.0, 1.0 }, new[] { 1, 1 }, new[] { 3.0, 3.1 })]
    [InlineData(new[] { 3.0, 1.0 }, new[] { 1, 1 }, new[] { 1.0, 1.0, 1.0 })]
    [InlineData(new[] { 3.0 }, new[] { 2 }, new[] { 5.0, 2.1 })]
    public void Holes_ThatAreLongerOrMore_AreNot(double[] seconds, int[] faults, double[] holes) =>
        Assert.Throws<TrueException>(() => Outage.EnsureExplain(Outages(seconds, faults), holes));

    private static Outage[] Outages(double[] seconds, int[] faults) => [.. seconds.Zip(faults, (length, count) => new Outage(length, count))];
}
