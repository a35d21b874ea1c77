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
    /// <summary>A run that is shorter and has only sound, or only pictures, where the others have both, is what a capture wrote that died at once.</summary>
    private static readonly TimeSpan Sliver = TimeSpan.FromSeconds(1);

    private readonly RunMeasure _measure = new(probe);

    public async Task<ComposeResult> ComposeAsync(ComposeRequest request, CancellationToken ct)
    {
        var result = await PartialFile.MakeAsync(request.OutputPath, partial => ComposeAsync(request, partial, ct));
        if (result.Succeeded)
            Log.Composed(logger, request.OutputPath, result.Duration, result.Bytes, request.Runs.Count);
        else
            Log.ComposeFailed(logger, request.OutputPath, result.Error);
        return result;
    }

    private async Task<ComposeResult> ComposeAsync(ComposeRequest request, PartialFile partial, CancellationToken ct)
    {
        var runs = request.Runs.Where(r => r.Segments.Count > 0).ToList();
        if (runs.Count == 0)
            return ComposeResult.Failed("there are no segments");
        // FFmpeg's playlist reader skips a segment that it cannot open, and calls that success.
        if (runs.SelectMany(r => r.Segments).FirstOrDefault(s => !File.Exists(s.Path)) is { } missing)
            return ComposeResult.Failed($"segment {Path.GetFileName(missing.Path)} is missing");

        var measured = new List<MeasuredRun>(runs.Count);
        foreach (var run in runs)
        {
            if (await _measure.MeasureAsync(run, ct) is { } extent)
                measured.Add(extent);
            else if (runs.Count > 1 && run.Segments is [var only] && RunMeasure.IsSliver(only))
                Log.SliverLeftOut(logger, request.OutputPath, only.Duration, "nothing to decode");
            else
                return ComposeResult.Failed($"segment {Path.GetFileName(run.Segments[0].Path)} or {Path.GetFileName(run.Segments[^1].Path)} cannot be decoded");
        }

        if (measured.Count == 0)
            return ComposeResult.Failed("no segment can be decoded");
        LeaveOutSlivers(request, measured);
        if (request.Format is ComposeFormat.Mp3)
        {
            // A run without sound is a gap to an MP3, and takes no time like any other.
            measured.RemoveAll(run => !run.Format.HasAudio);
            if (measured.Count == 0)
                return ComposeResult.Failed("the recording has no audio") with { NoSuchTrack = true };
        }
        else if (measured.FirstOrDefault(run => run.Format.Signature != measured[0].Format.Signature) is { } other)
        {
            return ComposeResult.Failed($"the runs differ in format ({measured[0].Format.Signature}, {other.Format.Signature}) and cannot share a file");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(partial.Path)!);
        using var folder = ComposeFolder.Create(request.WorkFolder, measured);
        if (await RunAsync(request.Format, folder, partial.Path, ct) is { } error)
            return ComposeResult.Failed(error);
        return await FinishAsync(request, partial, measured, ct);
    }

    /// <summary>A sliver would keep all the others from their file; it is part of the gap that is marked there anyway.</summary>
    private void LeaveOutSlivers(ComposeRequest request, List<MeasuredRun> runs)
    {
        var longest = runs.MaxBy(run => run.Duration)!.Format;
        foreach (var sliver in runs.Where(run => run.Duration < Sliver && run.Format.LacksOnly(longest)).ToList())
        {
            runs.Remove(sliver);
            Log.SliverLeftOut(logger, request.OutputPath, sliver.Duration, sliver.Format.Signature);
        }
    }

    /// <summary>Runs ffmpeg; answers what went wrong, or null.</summary>
    private Task<string?> RunAsync(ComposeFormat format, ComposeFolder folder, string partial, CancellationToken ct)
    {
        var output = "file:" + partial;
        var arguments = format switch
        {
            ComposeFormat.Mp4 => ComposeArguments.ForMp4(folder.Lists[0], output),
            ComposeFormat.Flv => ComposeArguments.ForFlv(folder.Lists[0], output),
            ComposeFormat.Mp3 => ComposeArguments.ForMp3(folder.Lists, output),
        };
        return FfmpegJob.RunAsync(
            options.Value.FfmpegPath, arguments, folder.Path, options.Value.ComposeTimeLimit, IsUnreadSegment, time, ct);
    }

    private async Task<ComposeResult> FinishAsync(ComposeRequest request, PartialFile partial, List<MeasuredRun> runs, CancellationToken ct)
    {
        if (await probe.ProbeAsync(partial.Path, ct) is not { } result)
            return ComposeResult.Failed("the composed file cannot be read back");

        var expected = TimeSpan.FromTicks(runs.Sum(run => run.Duration.Ticks));
        if ((result.Duration - expected).Duration() > TimeSpan.FromSeconds(1))
            Log.DurationDiffers(logger, request.OutputPath, result.Duration, expected);

        return partial.Finish(result);
    }

    private static bool IsUnreadSegment(string line) => line.Contains("Failed to open segment", StringComparison.Ordinal);
}
