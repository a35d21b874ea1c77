using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Recording.Core.Playlists;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;

namespace Recording.Engine.Files;

/// <summary>Writes playlists from the manifest: the growing one after each segment, the final one when its file closes.</summary>
public sealed class PlaylistPublisher(TaskStore tasks, ObjectWriter objects, IOptions<RecordingOptions> options)
{
    private const string ContentType = "application/vnd.apple.mpegurl";
    private readonly ConcurrentDictionary<(string TaskId, int Track, int Output), PlaylistLane> _lanes = new();

    /// <summary>
    /// Asks for the growing playlist up to a file's newest segment. The answer is the work, to be repeated until it succeeds; it keeps its
    /// lane, so that a late repeat does not write over what was written when the task ended.
    /// </summary>
    public Func<Task> Ask(RecordingSpec spec, TaskEffect.PublishPlaylist effect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(effect);
        var lane = Lane(spec, effect.Track, effect.Output);
        lane.Want(effect.File);
        return () => PublishAsync(lane, spec, effect, cancellationToken);
    }

    /// <summary>Writes the final playlist, and ends the growing one for those who still follow it. Answers the final one.</summary>
    public async Task<FinishedFile> FinishAsync(RecordingSpec spec, TaskEffect.FinishFile effect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(effect);
        var lane = Lane(spec, effect.Track, effect.Output);
        await lane.Turn.WaitAsync(cancellationToken);
        try
        {
            lane.Finish(effect.File.Number);
            var name = Names(spec).Final(effect.Track, effect.Output, effect.File);
            var segments = await ReadAsync(spec, effect.Track, effect.File, cancellationToken);
            var text = MediaPlaylist.Write(name, segments, spec.Slice, ended: true);
            var written = await objects.PutUniqueTextAsync(spec.Container, name, text, ContentType, cancellationToken);
            await WriteGrowingAsync(spec, effect.Track, effect.Output, effect.File, ended: true, cancellationToken);
            var media = Core.Ffmpeg.MediaFormat.TryParse(effect.File.Media, out var format) ? format : Core.Ffmpeg.MediaFormat.None;
            return new FinishedFile(written.Name, effect.File.Bytes, effect.File.Duration, media.Width, media.Height);
        }
        finally
        {
            lane.Turn.Release();
        }
    }

    /// <summary>Forgets a task that has ended.</summary>
    public void Forget(string taskId)
    {
        foreach (var key in _lanes.Keys.Where(key => key.TaskId == taskId))
            _lanes.TryRemove(key, out _);
    }

    /// <summary>Writes the growing playlist up to the newest segment that is asked for; older requests that wait are skipped.</summary>
    private async Task PublishAsync(
        PlaylistLane lane, RecordingSpec spec, TaskEffect.PublishPlaylist effect, CancellationToken cancellationToken)
    {
        await lane.Turn.WaitAsync(cancellationToken);
        try
        {
            if (lane.Wanted(effect.File.Number) is { } newest)
            {
                await WriteGrowingAsync(spec, effect.Track, effect.Output, newest, ended: false, cancellationToken);
                lane.Published(newest);
            }
        }
        finally
        {
            lane.Turn.Release();
        }
    }

    private TaskNames Names(RecordingSpec spec) => TaskNames.Of(spec, options.Value.NameTimeOffset);

    private PlaylistLane Lane(RecordingSpec spec, int track, int output) =>
        _lanes.GetOrAdd((spec.TaskId, track, output), _ => new PlaylistLane());

    private async Task WriteGrowingAsync(
        RecordingSpec spec, int track, int output, RecordingFile file, bool ended, CancellationToken cancellationToken)
    {
        var name = Names(spec).GrowingPlaylist(track, output, file);
        var segments = await ReadAsync(spec, track, file, cancellationToken);
        await objects.ReplaceTextAsync(
            spec.Container, name, MediaPlaylist.Write(name, segments, spec.Slice, ended), ContentType, cancellationToken);
    }

    private async Task<List<PlaylistSegment>> ReadAsync(
        RecordingSpec spec, int track, RecordingFile file, CancellationToken cancellationToken)
    {
        var rows = await tasks.ReadSegmentsAsync(spec.TaskId, track, file.FirstSequence, file.LastSequence, cancellationToken);
        return [.. rows.Select(row => row.ToPlaylistSegment())];
    }
}
