using Recording.Media.Processes;

namespace Recording.Media.Capture;

/// <summary>
/// Notices an FFmpeg that hangs (stopped, or in a deadlock) sooner than a source that is silent: a source may come back and everything that it
/// sent late is recorded, but what waits for an FFmpeg that reads no more is lost with every second.
/// </summary>
/// <param name="processId">The FFmpeg.</param>
/// <param name="time">The clock.</param>
/// <param name="mediaWaits">Whether media waits for it; unless given, that is seen from its connections.</param>
internal sealed class HangWatch(int processId, TimeProvider time, Func<bool>? mediaWaits = null)
{
    /// <summary>How often it has to be looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    // FFmpeg tells its progress twice a second.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    // One look may fall between the arrival of a packet and the waking of its reader; and a spool on a slow network disk may hold a write for a moment.
    private const int Sightings = 3;

    // Who is asked by a timer of the same interval must not miss every other look.
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(50);

    private readonly ProcessHang _process = new(processId, mediaWaits);
    private long _lookedAt = time.GetTimestamp();
    private int _seen;

    /// <summary>Looks at it, not more often than it makes sense. Whether it hangs.</summary>
    /// <param name="silence">How long nothing has come of it.</param>
    public bool Look(TimeSpan silence)
    {
        if (time.GetElapsedTime(_lookedAt) < Interval - TimerSlack)
            return false;
        _lookedAt = time.GetTimestamp();
        _seen = silence >= Silence && _process.HasDoneNothing() ? _seen + 1 : 0;
        return _seen >= Sightings;
    }

    /// <summary>Looks until it hangs, which is true, or until it is told to end.</summary>
    public async Task<bool> RunAsync(Func<TimeSpan> silence, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                if (Look(silence()))
                    return true;
            }
        }
        catch (OperationCanceledException)
        {
            // The capture is over.
        }

        return false;
    }
}
