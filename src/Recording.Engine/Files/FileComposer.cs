using Microsoft.Extensions.Options;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Capture;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Media.Compose;
using Recording.Storage.Objects;

namespace Recording.Engine.Files;

/// <summary>Makes an MP4, FLV or MP3 from stored segments. Interrupted, it begins anew; done twice, it gives the same object.</summary>
public sealed class FileComposer(
    TaskStore tasks,
    ObjectWriter objects,
    SegmentStaging staging,
    IMediaComposer composer,
    WorkFolders folders,
    IOptions<RecordingOptions> options,
    DiskRoom room,
    TimeProvider time) : IDisposable
{
    private readonly ComposeAttempts _attempts = new(folders, room, time);

    /// <summary>Answers FileFinished, or FileFailed when the content does not go into the format.</summary>
    public async Task<TaskEvent> ComposeAsync(RecordingSpec spec, TaskEffect.FinishFile effect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(effect);
        var (file, format) = (effect.File, spec.Outputs[effect.Output].Format);
        var composed = "composed" + Extension(format);
        WrittenObject? written = null;
        var result = await _attempts.RunAsync(
            $"{spec.TaskId}-{effect.Track}-{effect.Output}-{file.Number}",
            async folder =>
            {
                var rows = await tasks.ReadSegmentsAsync(spec.TaskId, effect.Track, file.FirstSequence, file.LastSequence, cancellationToken);
                var runs = await staging.StageAsync(spec.SegmentContainer, rows, folder, cancellationToken);
                return await composer.ComposeAsync(
                    new ComposeRequest(ToComposeFormat(format), runs, Path.Combine(folder, composed), Path.Combine(folder, "input")), cancellationToken);
            },
            async folder =>
            {
                var name = TaskNames.Of(spec, options.Value.NameTimeOffset).Final(effect.Track, effect.Output, file);
                written = await objects.PutUniqueFileAsync(
                    spec.Container, name, Path.Combine(folder, composed), ContentTypes.FromName(composed), cancellationToken);
            },
            cancellationToken);

        return written is null
            ? new TaskEvent.FileFailed(
                effect.Track, effect.Output, file.Number, result.NoSuchTrack ? FileFailure.NoSuchMedia : FileFailure.UnsupportedMedia, result.Error)
            : new TaskEvent.FileFinished(
                effect.Track,
                effect.Output,
                file.Number,
                new FinishedFile(written.Name, written.Length, result.Duration, result.Format?.Width ?? 0, result.Format?.Height ?? 0));
    }

    public void Dispose() => _attempts.Dispose();

    private static string Extension(OutputFormat format) => "." + Core.Naming.LiveRecordNames.Extension(format);

    private static ComposeFormat ToComposeFormat(OutputFormat format) => format switch
    {
        OutputFormat.Mp4 => ComposeFormat.Mp4,
        OutputFormat.Flv => ComposeFormat.Flv,
        OutputFormat.Mp3 => ComposeFormat.Mp3,
        OutputFormat.Hls => throw new ArgumentOutOfRangeException(nameof(format), "Playlists are written, not composed."),
    };
}
