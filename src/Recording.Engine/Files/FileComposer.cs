using Microsoft.Extensions.Options;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Media.Compose;

namespace Recording.Engine.Files;

/// <summary>Makes an MP4, FLV or MP3 from stored segments. Interrupted, it begins anew; done twice, it gives the same object.</summary>
public sealed class FileComposer(
    TaskStore tasks,
    ObjectWriter objects,
    SegmentStaging staging,
    IMediaComposer composer,
    WorkFolders folders,
    IOptions<RecordingOptions> options,
    TimeProvider time) : IDisposable
{
    /// <summary>A full disk or a killed FFmpeg looks like content that does not fit, so a failure counts when it comes this often.</summary>
    private const int Attempts = 3;

    private static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromSeconds(5);

    /// <summary>Composing reads and writes whole files: more than two at a time would only compete for the disk with the captures.</summary>
    private readonly SemaphoreSlim _slots = new(2, 2);

    /// <summary>Answers FileFinished, or FileFailed when the content does not go into the format.</summary>
    public async Task<TaskEvent> ComposeAsync(RecordingSpec spec, TaskEffect.FinishFile effect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(effect);
        for (var attempt = 1; ; attempt++)
        {
            var result = await TryComposeAsync(spec, effect, cancellationToken);
            if (attempt == Attempts || result is not TaskEvent.FileFailed { Failure: FileFailure.UnsupportedMedia })
                return result;
            await Task.Delay(PauseBetweenAttempts * attempt, time, cancellationToken);
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task<TaskEvent> TryComposeAsync(RecordingSpec spec, TaskEffect.FinishFile effect, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(folders.Work, $"{spec.TaskId}-{effect.Track}-{effect.Output}-{effect.File.Number}");
        await _slots.WaitAsync(cancellationToken);
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            return await ComposeInAsync(folder, spec, effect, cancellationToken);
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            _slots.Release();
        }
    }

    private async Task<TaskEvent> ComposeInAsync(
        string folder, RecordingSpec spec, TaskEffect.FinishFile effect, CancellationToken cancellationToken)
    {
        var (file, format) = (effect.File, spec.Outputs[effect.Output].Format);
        var rows = await tasks.ReadSegmentsAsync(spec.TaskId, effect.Track, file.FirstSequence, file.LastSequence, cancellationToken);
        var runs = await staging.StageAsync(spec.SegmentContainer, rows, folder, cancellationToken);
        var output = Path.Combine(folder, "composed" + Extension(format));
        var result = await composer.ComposeAsync(
            new ComposeRequest(ToComposeFormat(format), runs, output, Path.Combine(folder, "input")), cancellationToken);
        if (!result.Succeeded)
        {
            return new TaskEvent.FileFailed(
                effect.Track,
                effect.Output,
                file.Number,
                result.NoSuchTrack ? FileFailure.NoSuchMedia : FileFailure.UnsupportedMedia,
                result.Error);
        }

        var name = TaskNames.Of(spec, options.Value.NameTimeOffset).Final(effect.Track, effect.Output, file);
        var written = await objects.PutUniqueFileAsync(
            spec.Container, name, output, ContentTypeOf(format), cancellationToken);
        return new TaskEvent.FileFinished(
            effect.Track,
            effect.Output,
            file.Number,
            new FinishedFile(written.Name, written.Length, result.Duration, result.Format?.Width ?? 0, result.Format?.Height ?? 0));
    }

    private static string Extension(OutputFormat format) => "." + Core.Naming.LiveRecordNames.Extension(format);

    private static string ContentTypeOf(OutputFormat format) => format switch
    {
        OutputFormat.Hls => "application/vnd.apple.mpegurl",
        OutputFormat.Mp4 => "video/mp4",
        OutputFormat.Flv => "video/x-flv",
        OutputFormat.Mp3 => "audio/mpeg",
    };

    private static ComposeFormat ToComposeFormat(OutputFormat format) => format switch
    {
        OutputFormat.Mp4 => ComposeFormat.Mp4,
        OutputFormat.Flv => ComposeFormat.Flv,
        OutputFormat.Mp3 => ComposeFormat.Mp3,
        OutputFormat.Hls => throw new ArgumentOutOfRangeException(nameof(format), "Playlists are written, not composed."),
    };
}
