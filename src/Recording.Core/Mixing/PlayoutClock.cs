namespace Recording.Core.Mixing;

/// <summary>
/// Relates the timestamps of one stream to the mix's clock, by when its packets arrive: the one that came soonest after its timestamp
/// came over the network the fastest, so it tells the offset best. The offset follows the sender's clock, slowly where it drifts, at once where it
/// jumped. Picture and sound share it, so they stay together. Knows no clock: times come with each call.
/// </summary>
public sealed class PlayoutClock
{
    /// <summary>
    /// How much faster or slower than life a stream is played to follow its sender. Clocks of devices are off by some 0.01 %; more than this would be heard.
    /// </summary>
    public const double LongestSlew = 0.004;

    private const int Buckets = 10;
    private static readonly TimeSpan Bucket = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(0.1);

    // The least delay of each of the last seconds, newest last; what is not known is long.
    private readonly TimeSpan[] _least = [.. Enumerable.Repeat(TimeSpan.MaxValue, Buckets)];
    private readonly TimeSpan _patience;
    private TimeSpan _firstArrival;
    private TimeSpan _bucketEnd;
    private TimeSpan _slewedAt;

    /// <param name="patience">How much later than the fastest packet one may come and still be in time.</param>
    public PlayoutClock(TimeSpan patience) => _patience = patience;

    /// <summary>Whether a packet has come.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The mix's time of timestamp 0.</summary>
    public TimeSpan Offset { get; private set; }

    /// <summary>Takes a packet.</summary>
    /// <param name="timestamp">Its timestamp.</param>
    /// <param name="now">The mix's time of its arrival.</param>
    public void Arrived(TimeSpan timestamp, TimeSpan now)
    {
        var offset = now - timestamp;
        if (!HasBegun)
            Begin(offset, now);
        Turn(now);
        _least[^1] = Least(_least[^1], offset);

        // What a server or FFmpeg itself has held back comes first and at once: only its end tells how late the stream really is.
        if (offset < Offset && (now - _firstArrival < Settling || Offset - offset > Jump))
            Offset = offset;
    }

    /// <summary>Follows the sender's clock up to now.</summary>
    public void Follow(TimeSpan now)
    {
        if (!HasBegun)
            return;

        Turn(now);
        var step = TimeSpan.FromTicks((long)((now - _slewedAt).Ticks * LongestSlew));
        _slewedAt = now;
        if (LateForGood() is { } late)
        {
            Offset = late;
            return;
        }

        var least = _least.Min();
        // All that came lately was too late: it cannot be used, so it says nothing about the sender's clock.
        if (least == TimeSpan.MaxValue || least - Offset > _patience)
            return;
        Offset += Limited(least - Offset, step);
    }

    private void Begin(TimeSpan offset, TimeSpan now)
    {
        HasBegun = true;
        Offset = offset;
        (_firstArrival, _slewedAt, _bucketEnd) = (now, now, now + Bucket);
    }

    /// <summary>
    /// The new offset of a stream whose packets have all come too late for two seconds, and equally late: its way has become longer. While a
    /// stream makes up for a halt each second is less late than the one before, and nothing is to be done but wait.
    /// </summary>
    private TimeSpan? LateForGood()
    {
        var (older, newer) = (_least[^3], _least[^2]);
        return older != TimeSpan.MaxValue && newer != TimeSpan.MaxValue && _least[^1] != TimeSpan.MaxValue
            && older - Offset > _patience && newer - Offset > _patience && (older - newer).Duration() < Steady
            ? newer
            : null;
    }

    private void Turn(TimeSpan now)
    {
        for (var turned = 0; now >= _bucketEnd; turned++)
        {
            if (turned == Buckets)
            {
                _bucketEnd = now + Bucket;
                return;
            }

            Array.Copy(_least, 1, _least, 0, Buckets - 1);
            _least[^1] = TimeSpan.MaxValue;
            _bucketEnd += Bucket;
        }
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Limited(TimeSpan change, TimeSpan step) => change > step ? step : change < -step ? -step : change;
}
