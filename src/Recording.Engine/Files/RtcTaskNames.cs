using Recording.Core.Naming;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;

namespace Recording.Engine.Files;

/// <summary>Names by the patterns of an RTC recording, with what each track's stream puts into them.</summary>
internal sealed class RtcTaskNames(RecordingSpec spec, RtcTaskSpec rtc, TimeSpan offset) : TaskNames
{
    public override string Final(int track, int output, RecordingFile file) =>
        RtcRecordNames.File(Pattern(track, spec.Outputs[output].FilePattern, segment: false), Stream(track), file, spec.Outputs[output].Format, offset);

    public override string GrowingPlaylist(int track, int output, RecordingFile file) =>
        RtcRecordNames.GrowingPlaylist(Pattern(track, spec.Outputs[output].FilePattern, segment: false), Stream(track), track, file, offset);

    public override string Segment(int track, long sequence, DateTimeOffset startedAt) =>
        RtcRecordNames.Segment(Pattern(track, spec.SegmentPattern, segment: true), Stream(track), sequence, startedAt, offset);

    private string Pattern(int track, string pattern, bool segment) =>
        spec.Tracks[track].JoinsAnother ? RtcRecordNames.WithSource(pattern, segment) : pattern;

    private RtcStreamNames Stream(int track) => spec.Tracks[track].Mix is not null
        ? RtcStreamNames.OfMix(spec.TaskId, rtc.AppId, rtc.ChannelId, rtc.StreamType)
        : RtcStreamNames.Of(spec.TaskId, rtc.AppId, rtc.ChannelId, spec.Tracks[track].Subscriber, rtc.StreamType);
}
