using Recording.Core.Naming;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;

namespace Recording.Engine.Files;

/// <summary>Names by the patterns of a live record template.</summary>
internal sealed class LiveTaskNames(RecordingSpec spec, TimeSpan offset) : TaskNames
{
    public override string Final(int track, int output, RecordingFile file) =>
        LiveRecordNames.File(FilePattern(output), spec.TaskId, file, spec.Outputs[output].Format, offset);

    public override string GrowingPlaylist(int track, int output, RecordingFile file) =>
        LiveRecordNames.GrowingPlaylist(FilePattern(output), spec.TaskId, file, offset);

    public override string Segment(int track, long sequence, DateTimeOffset startedAt) =>
        LiveRecordNames.Segment(Parse(spec.SegmentPattern, LiveRecordNames.SegmentVariables), spec.TaskId, sequence, startedAt);

    private NamePattern FilePattern(int output) => Parse(spec.Outputs[output].FilePattern, LiveRecordNames.FileVariables);

    private static NamePattern Parse(string text, IReadOnlyCollection<string> variables) =>
        NamePattern.TryParse(text, variables, out var pattern, out var reason)
            ? pattern!
            : throw new InvalidOperationException($"A stored name pattern does not parse. {reason}");
}
