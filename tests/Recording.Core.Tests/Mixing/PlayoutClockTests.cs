using Recording.Core.Mixing;

namespace Recording.Core.Tests.Mixing;

/// <summary>How a stream's timestamps are placed by when its packets arrive. Packets come 50 times a second.</summary>
public sealed class PlayoutClockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.2);
    private readonly PlayoutClock _clock = new(Patience);
    private double _now = 100;

    [Fact]
    public void TheFastestPacketTellsTheOffset_LaterOnesAreJitter()
    {
        Send(0, 5, _ => 0.05, jitter: 0.2);

        Assert.InRange(Offset, 100.05, 100.06);
    }

    [Fact]
    public void WhatWasHeldBackComesAtOnce_AndTheStreamIsPlacedByItsEnd()
    {
        // Two seconds of media within 0.1 s, then as it is made.
        for (var media = 0.0; media < 2; media += 0.02)
            Arrive(media, 100 + media * 0.05);
        _now = 100.1;
        Send(2, 1, _ => 0);

        Assert.Equal(98.1, Offset, 0.02);
    }

    [Fact]
    public void AClockThatIsOff_IsFollowed()
    {
        // A sender whose second lasts 1.0002 of ours: over an hour it falls behind by 0.72 s.
        Send(0, 3600, media => media * 0.0002);

        Assert.Equal(100.72, Offset, 0.02);
    }

    [Fact]
    public void AHalt_IsMadeUpFor_AndChangesNothing()
    {
        Send(0, 20, _ => 0);
        var before = Offset;

        // Ten seconds of silence; what was held back comes four times as fast as life.
        for (var media = 20.0; media < 33; media += 0.02)
            Arrive(media, 130 + (media - 20) / 4);
        _now = 133.25;
        Send(33.25, 10, _ => 0);

        Assert.Equal(before, Offset, 0.05);
    }

    [Fact]
    public void ALongerWayForGood_IsFollowedWithinThreeSeconds()
    {
        Send(0, 20, _ => 0);
        Send(20, 3.2, _ => 3);

        Assert.Equal(103, Offset, 0.05);
    }

    [Fact]
    public void ALittleLonger_IsFollowedSlowly()
    {
        Send(0, 20, _ => 0);
        var before = Offset;
        Send(20, 5, _ => 0.1);
        Assert.InRange(Offset - before, 0, 0.021);
        Send(25, 60, _ => 0.1);

        Assert.Equal(100.1, Offset, 0.01);
    }

    private double Offset => _clock.Offset.TotalSeconds;

    /// <summary>Packets from one timestamp on, delayed as told, and by something different for each.</summary>
    private void Send(double from, double seconds, Func<double, double> delay, double jitter = 0)
    {
        var begin = from + 100;
        _now = Math.Max(_now, begin);
        var number = 0;
        for (var media = from; media < from + seconds; media += 0.02)
            Arrive(media, begin + (media - from) + delay(media) + jitter * (number++ * 7 % 10) / 10);
    }

    private void Arrive(double media, double at)
    {
        _now = Math.Max(_now, at);
        _clock.Arrived(TimeSpan.FromSeconds(media), TimeSpan.FromSeconds(_now));
        _clock.Follow(TimeSpan.FromSeconds(_now));
    }
}
