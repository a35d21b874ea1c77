using Recording.Core.Ffmpeg;

namespace Recording.Media.Processes;

/// <summary>Runs an ffmpeg that makes a file, at low priority, so that captures on the same machine are not disturbed.</summary>
internal static class FfmpegJob
{
    /// <summary>Runs it to its end; answers what went wrong in one line, or null.</summary>
    /// <param name="program">The ffmpeg program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="timeLimit">How long it may take.</param>
    /// <param name="isFailure">Tells lines of its log that mean failure whatever code it ends with.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<string?> RunAsync(
        string program, IReadOnlyList<string> arguments, string folder, TimeSpan timeLimit, Func<string, bool> isFailure, TimeProvider time, CancellationToken ct)
    {
        var failures = 0;
        await using var process = MediaProcess.Start(
            new MediaProcessStart(program, arguments, folder, LowPriority: true), time,
            static _ => { },
            line =>
            {
                if (isFailure(line))
                    Interlocked.Increment(ref failures);
                return true;
            });
        if (!await process.WaitAsync(timeLimit, ct))
            return $"it took longer than {timeLimit}";

        var code = await process.Exited;
        if (code == 0 && Volatile.Read(ref failures) == 0)
            return null;
        var words = process.LastLines.LastOrDefault(line => FfmpegLogLine.LevelOf(line) is FfmpegLogLevel.Error) ?? "no words";
        return $"ffmpeg ended with code {code}: {words}";
    }
}
