using Recording.Media.Processes;

namespace Recording.Media.Capture;

/// <summary>
/// Notices an FFmpeg that hangs (stopped, or in a deadlock) sooner than a source that is silent: a source may come back and everything that it
/// sent late is recorded, but what waits for an FFmpeg that reads no more is lost with every second.
/// </summary>
internal static class HangWatch
{
    // FFmpeg tells its progress twice a second.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    // One look may fall between the arrival of a packet and the waking of its reader; and a spool on a slow network disk may hold a write for a moment.
    private const int Sightings = 3;

    /// <summary>Completes with true when it hangs, with false when it is told to end.</summary>
    public static async Task<bool> RunAsync(MediaProcess process, CaptureSession session, TimeProvider time, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var hang = new ProcessHang(process.ProcessId);
        var seen = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                seen = session.Silence >= Silence && hang.HasDoneNothing() ? seen + 1 : 0;
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
