using Recording.Media.Processes;

namespace Recording.Media.Capture;

/// <summary>
/// Ends ffmpeg. Between packets it ends on 'q' or one SIGTERM, and lists its last segment. Blocked in a read it ignores both
/// until the read's time limit; a second SIGTERM then ends it at once, without the list, and the tail is found on disk.
/// </summary>
internal static class CaptureStop
{
    private static readonly TimeSpan BetweenSignals = TimeSpan.FromSeconds(0.3);
    private static readonly TimeSpan AfterSignals = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(5);

    /// <summary>Asks first, and waits so long before it signals. Answers whether ffmpeg ended without being killed.</summary>
    public static async Task<bool> GracefullyAsync(MediaProcess process, TimeSpan grace)
    {
        process.TryWriteInput("q");
        return await process.WaitAsync(grace, CancellationToken.None) || await AtOnceAsync(process);
    }

    /// <summary>Signals, then kills. Answers whether ffmpeg ended without being killed.</summary>
    public static async Task<bool> AtOnceAsync(MediaProcess process)
    {
        process.Terminate();
        if (await process.WaitAsync(BetweenSignals, CancellationToken.None))
            return true;
        process.Terminate();
        if (await process.WaitAsync(AfterSignals, CancellationToken.None))
            return true;

        return await KillAsync(process);
    }

    /// <summary>Kills what hears no signal; answers false, like the others for what had to be killed.</summary>
    public static async Task<bool> KillAsync(MediaProcess process)
    {
        process.Kill();
        await process.WaitAsync(AfterKill, CancellationToken.None);
        return false;
    }
}
