using Microsoft.Extensions.Options;
using Recording.Core.Ffmpeg;
using Recording.Core.Vod;
using Recording.Media.Compose;
using Recording.Media.Probing;
using Recording.Media.Processes;

namespace Recording.Media.Transcode;

/// <summary>Transcodes with one ffmpeg process at low priority, so that captures on the same machine are not disturbed.</summary>
public sealed class FfmpegMediaTranscoder(IOptions<FfmpegOptions> options, IMediaProbe probe, TimeProvider time) : IMediaTranscoder
{
    public Task<ComposeResult> TranscodeAsync(TranscodeRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PartialFile.MakeAsync(request.OutputPath, partial => TranscodeAsync(request, partial, ct));
    }

    private async Task<ComposeResult> TranscodeAsync(TranscodeRequest request, PartialFile partial, CancellationToken ct)
    {
        if (await probe.ProbeAsync(request.InputPath, ct) is not { } source)
            return ComposeResult.Failed("the file cannot be read");
        if (request.Preset.Format == TranscodeFormat.Mp3 && !source.Format.HasAudio)
            return ComposeResult.Failed("the recording has no audio") with { NoSuchTrack = true };
        if (await RunAsync(request, partial.Path, ct) is { } error)
            return ComposeResult.Failed(error);
        if (await probe.ProbeAsync(partial.Path, ct) is not { } made)
            return ComposeResult.Failed("the rendition cannot be read back");
        return partial.Finish(made);
    }

    /// <summary>Runs ffmpeg; answers what went wrong, or null.</summary>
    private Task<string?> RunAsync(TranscodeRequest request, string partial, CancellationToken ct)
    {
        // Names of objects may hold ':' and other characters that mean something to FFmpeg; behind "file:" they do not.
        var arguments = TranscodeArguments.For(request.Preset, "file:" + Path.GetFullPath(request.InputPath), "file:" + partial);
        return FfmpegJob.RunAsync(
            options.Value.FfmpegPath, arguments, Path.GetDirectoryName(partial)!, options.Value.TranscodeTimeLimit, static _ => false, time, ct);
    }
}
