using System.Collections.Immutable;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

public static partial class TaskDecider
{
    /// <summary>
    /// How far a file may pass its limit. Segment lengths carry offsets of a few frames (the first one of a capture has the
    /// picture's reorder delay in it), which must not make a file a whole segment shorter.
    /// </summary>
    private static readonly TimeSpan TimestampSlack = TimeSpan.FromMilliseconds(150);

    private static void SegmentStored(DecisionDraft draft, TaskEvent.SegmentStored stored)
    {
        var segment = stored.Segment;
        if (draft.Track(stored.Track) is not { } track || !IsNext(track, segment))
            return;

        var gap = GapBefore(track, segment);
        var files = ImmutableArray.CreateBuilder<int>(track.Outputs.Length);
        var after = ImmutableArray.CreateBuilder<TaskEffect>();
        for (var output = 0; output < track.Outputs.Length; output++)
        {
            if (MustSplit(track.Outputs[output], segment))
                track = CloseFile(after, track, output);
            track = Extend(track, output, segment, gap);
            var open = track.Outputs[output].Open!;
            files.Add(open.Number);
            if (track.Outputs[output].Format == OutputFormat.Hls)
                after.Add(new TaskEffect.PublishPlaylist(track.Track, output, open));
        }

        draft.Put(track with
        {
            NextSequence = segment.Sequence + 1,
            LastStored = segment.Position,
            LastSegmentEnd = segment.EndedAt,
            StoredDuration = track.StoredDuration + segment.Duration,
            StoredBytes = track.StoredBytes + segment.Bytes,
            FailedAttempts = segment.Position.Epoch == track.Epoch ? 0 : track.FailedAttempts,
        });
        draft.Add(new TaskEffect.AppendSegment(track.Track, segment, gap, files.ToImmutable()));
        draft.Notify(new TaskNotification.SegmentUploaded(track.Track, segment));
        foreach (var effect in after)
            draft.Add(effect);
    }

    /// <summary>Segments come in order, each once, and none after the track's files were closed.</summary>
    private static bool IsNext(TrackState track, StoredSegment segment) =>
        track.Phase is not (TrackPhase.Finishing or TrackPhase.Ended)
        && segment.Position > track.LastStored
        && segment.Position.Epoch <= track.Epoch
        && segment.Sequence == track.NextSequence;

    private static SegmentGap? GapBefore(TrackState track, StoredSegment segment)
    {
        var follows = segment.Position.Epoch == track.LastStored.Epoch && segment.Position.Index == track.LastStored.Index + 1;
        if (follows || track.LastSegmentEnd is not { } end)
            return null;

        // The wall clock may have been set back meanwhile; a gap is never negative.
        return new SegmentGap(end, segment.StartedAt > end ? segment.StartedAt : end);
    }

    private static bool MustSplit(OutputState output, StoredSegment segment) =>
        output.Open is { } open
        && (open.Duration + segment.Duration > output.MaxFileDuration + TimestampSlack
            || (open.Media != segment.Media && HoldsOneMediaOnly(output.Format)));

    /// <summary>A playlist marks a change of codec or size with a discontinuity and MP3 is encoded anew, but an MP4 or FLV track has one configuration.</summary>
    private static bool HoldsOneMediaOnly(OutputFormat format) => format switch
    {
        OutputFormat.Mp4 or OutputFormat.Flv => true,
        OutputFormat.Hls or OutputFormat.Mp3 => false,
    };

    private static TrackState Extend(TrackState track, int index, StoredSegment segment, SegmentGap? gap)
    {
        var output = track.Outputs[index];
        output = output.Open is { } open
            ? output with
            {
                Open = open with
                {
                    LastSequence = segment.Sequence,
                    EndedAt = segment.EndedAt > open.EndedAt ? segment.EndedAt : open.EndedAt,
                    Duration = open.Duration + segment.Duration,
                    Bytes = open.Bytes + segment.Bytes,
                    Gaps = open.Gaps + (gap is null ? 0 : 1),
                    Media = segment.Media,
                },
            }
            : output with
            {
                NextNumber = output.NextNumber + 1,
                Open = new RecordingFile
                {
                    Number = output.NextNumber,
                    FirstSequence = segment.Sequence,
                    LastSequence = segment.Sequence,
                    StartedAt = segment.StartedAt,
                    EndedAt = segment.EndedAt,
                    Duration = segment.Duration,
                    Bytes = segment.Bytes,
                    Gaps = 0,
                    Media = segment.Media,
                },
            };
        return track with { Outputs = track.Outputs.SetItem(index, output) };
    }
}
