using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Files;
using Recording.Engine.Tasks;
using Recording.Engine.Telemetry;

namespace Recording.Engine.Effects;

/// <summary>Makes the final file of a run of segments, whatever its format.</summary>
public sealed class FileFinisher(PlaylistPublisher playlists, FileComposer composer)
{
    /// <summary>Answers FileFinished or FileFailed; throws when storage does not answer.</summary>
    public async Task<TaskEvent> FinishAsync(RecordingSpec spec, TaskEffect.FinishFile finish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(finish);
        using var span = RecordingTraces.FinishFile(spec, finish.Track, finish.Output);
        var result = await MakeAsync(spec, finish, cancellationToken);
        if (result is TaskEvent.FileFailed failed)
            span.Fail(failed.Failure.ToString());
        return result;
    }

    private async Task<TaskEvent> MakeAsync(RecordingSpec spec, TaskEffect.FinishFile finish, CancellationToken cancellationToken) =>
        spec.Outputs[finish.Output].Format == OutputFormat.Hls
            ? new TaskEvent.FileFinished(
                finish.Track, finish.Output, finish.File.Number, await playlists.FinishAsync(spec, finish, cancellationToken))
            : await composer.ComposeAsync(spec, finish, cancellationToken);
}
