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
    public async Task<ComposeResult> TranscodeAsync(TranscodeRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var partial = Path.GetFullPath(request.OutputPath) + ".partial";
        try
        {
            return await TranscodeAsync(request, partial, ct);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ProgramMissingException)
        {
            return Failed(error.Message);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private async Task<ComposeResult> TranscodeAsync(TranscodeRequest request, string partial, CancellationToken ct)
    {
        if (await probe.ProbeAsync(request.InputPath, ct) is not { } source)
            return Failed("the file cannot be read");
        if (request.Preset.Format == TranscodeFormat.Mp3 && !source.Format.HasAudio)
            return Failed("the recording has no audio") with { NoSuchTrack = true };
        if (await RunAsync(request, partial, ct) is { } error)
            return Failed(error);
        if (await probe.ProbeAsync(partial, ct) is not { } made)
            return Failed("the rendition cannot be read back");

        var bytes = new FileInfo(partial).Length;
        File.Move(partial, request.OutputPath, overwrite: true);
        return new ComposeResult(true, made.Duration, bytes, made.Format, "", NoSuchTrack: false);
    }

    /// <summary>Runs ffmpeg; answers what went wrong, or null.</summary>
    private async Task<string?> RunAsync(TranscodeRequest request, string partial, CancellationToken ct)
    {
        // Names of objects may hold ':' and other characters that mean something to FFmpeg; behind "file:" they do not.
        var arguments = TranscodeArguments.For(request.Preset, "file:" + Path.GetFullPath(request.InputPath), "file:" + partial);
        await using var process = MediaProcess.Start(
            new MediaProcessStart(options.Value.FfmpegPath, arguments, Path.GetDirectoryName(partial)!, LowPriority: true), time,
            static _ => { },
            static _ => true);
        if (!await process.WaitAsync(options.Value.TranscodeTimeLimit, ct))
            return $"it took longer than {options.Value.TranscodeTimeLimit}";

        var code = await process.Exited;
        if (code == 0)
            return null;
        var words = process.LastLines.LastOrDefault(line => FfmpegLogLine.LevelOf(line) is FfmpegLogLevel.Error) ?? "no words";
        return $"ffmpeg ended with code {code}: {words}";
    }

    private static ComposeResult Failed(string error) => new(false, TimeSpan.Zero, 0, null, error, NoSuchTrack: false);
}
