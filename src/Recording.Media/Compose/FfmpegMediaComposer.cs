using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Core.Ffmpeg;
using Recording.Media.Probing;
using Recording.Media.Processes;

namespace Recording.Media.Compose;

/// <summary>
/// Composes with one ffmpeg process at low priority, so that captures on the same machine are not disturbed. Runs are joined by
/// the concat demuxer, one entry a run, and for MP3 runs of different formats by the concat filter: docs/decisions/0003-composing-over-gaps.md has the measurements behind that.
/// </summary>
public sealed class FfmpegMediaComposer(IOptions<FfmpegOptions> options, IMediaProbe probe, TimeProvider time, ILogger<FfmpegMediaComposer> logger)
    : IMediaComposer
{
    private readonly RunMeasure _measure = new(probe);

    public async Task<ComposeResult> ComposeAsync(ComposeRequest request, CancellationToken ct)
    {
        // A name of its own, so that whoever lists the folder never takes a part for the whole; in the same folder, so that the
        // rename is atomic.
        var partial = Path.GetFullPath(request.OutputPath) + ".partial";
        ComposeResult result;
        try
        {
            result = await ComposeAsync(request, partial, ct);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ProgramMissingException)
        {
            result = Failed(error.Message);
        }
        finally
        {
            DeletePartial(partial);
        }

        if (result.Succeeded)
            Log.Composed(logger, request.OutputPath, result.Duration, result.Bytes, request.Runs.Count);
        else
            Log.ComposeFailed(logger, request.OutputPath, result.Error);
        return result;
    }

    private async Task<ComposeResult> ComposeAsync(ComposeRequest request, string partial, CancellationToken ct)
    {
        var runs = request.Runs.Where(r => r.Segments.Count > 0).ToList();
        if (runs.Count == 0)
            return Failed("there are no segments");
        // FFmpeg's playlist reader skips a segment that it cannot open, and calls that success.
        if (runs.SelectMany(r => r.Segments).FirstOrDefault(s => !File.Exists(s.Path)) is { } missing)
            return Failed($"segment {Path.GetFileName(missing.Path)} is missing");

        var measured = new List<MeasuredRun>(runs.Count);
        foreach (var run in runs)
        {
            if (await _measure.MeasureAsync(run, ct) is not { } extent)
                return Failed($"segment {Path.GetFileName(run.Segments[0].Path)} or {Path.GetFileName(run.Segments[^1].Path)} cannot be decoded");
            measured.Add(extent);
        }

        if (request.Format is ComposeFormat.Mp3)
        {
            // A run without sound is a gap to an MP3, and takes no time like any other.
            measured.RemoveAll(run => !run.Format.HasAudio);
            if (measured.Count == 0)
                return Failed("the recording has no audio") with { NoSuchTrack = true };
        }
        else if (measured.FirstOrDefault(run => run.Format.Signature != measured[0].Format.Signature) is { } other)
        {
            return Failed($"the runs differ in format ({measured[0].Format.Signature}, {other.Format.Signature}) and cannot share a file");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
        using var folder = ComposeFolder.Create(request.WorkFolder, measured);
        if (await RunAsync(request.Format, folder, partial, ct) is { } error)
            return Failed(error);
        return await FinishAsync(request, partial, measured, ct);
    }

    /// <summary>Runs ffmpeg; answers what went wrong, or null.</summary>
    private async Task<string?> RunAsync(ComposeFormat format, ComposeFolder folder, string partial, CancellationToken ct)
    {
        var output = "file:" + partial;
        var arguments = format switch
        {
            ComposeFormat.Mp4 => ComposeArguments.ForMp4(folder.Lists[0], output),
            ComposeFormat.Flv => ComposeArguments.ForFlv(folder.Lists[0], output),
            ComposeFormat.Mp3 => ComposeArguments.ForMp3(folder.Lists, output),
        };
        var unread = 0;
        await using var process = MediaProcess.Start(
            new MediaProcessStart(options.Value.FfmpegPath, arguments, folder.Path, LowPriority: true), time,
            static _ => { },
            line =>
            {
                if (line.Contains("Failed to open segment", StringComparison.Ordinal))
                    Interlocked.Increment(ref unread);
                return true;
            });
        if (!await process.WaitAsync(options.Value.ComposeTimeLimit, ct))
            return $"it took longer than {options.Value.ComposeTimeLimit}";

        var code = await process.Exited;
        if (code == 0 && Volatile.Read(ref unread) == 0)
            return null;
        var words = process.LastLines.LastOrDefault(l => FfmpegLogLine.LevelOf(l) is FfmpegLogLevel.Error) ?? "no words";
        return $"ffmpeg ended with code {code}: {words}";
    }

    private async Task<ComposeResult> FinishAsync(ComposeRequest request, string partial, List<MeasuredRun> runs, CancellationToken ct)
    {
        if (await probe.ProbeAsync(partial, ct) is not { } result)
            return Failed("the composed file cannot be read back");

        var expected = TimeSpan.FromTicks(runs.Sum(run => run.Duration.Ticks));
        if ((result.Duration - expected).Duration() > TimeSpan.FromSeconds(1))
            Log.DurationDiffers(logger, request.OutputPath, result.Duration, expected);

        var bytes = new FileInfo(partial).Length;
        File.Move(partial, request.OutputPath, overwrite: true);
        return new ComposeResult(true, result.Duration, bytes, result.Format, "", NoSuchTrack: false);
    }

    private static void DeletePartial(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Never under the real name, so nobody takes it for a recording.
        }
    }

    private static ComposeResult Failed(string error) => new(false, TimeSpan.Zero, 0, null, error, NoSuchTrack: false);
}
