using Recording.Media.Processes;

namespace Recording.Media.Capture;

/// <summary>
/// Notices an FFmpeg that hangs (stopped, or in a deadlock) sooner than a source that is silent: a source may come back and everything that it
/// sent late is recorded, but what waits for an FFmpeg that reads no more is lost with every second.
/// </summary>
internal static class HangWatch
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    // Woken by a packet a process is asleep for a moment with bytes waiting, and on a busy machine it may be seen so more than once; not for two seconds
    // in a row and without any progress. To replace one that is only slow would make the gap that this is to keep small.
    private const int Sightings = 5;

    /// <summary>Completes with true when it hangs, with false when it is told to end.</summary>
    public static async Task<bool> RunAsync(MediaProcess process, CaptureSession session, TimeProvider time, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var seen = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                seen = session.Silence >= Silence && ProcessHang.IsHung(process.ProcessId) ? seen + 1 : 0;
                if (seen == Sightings)
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
