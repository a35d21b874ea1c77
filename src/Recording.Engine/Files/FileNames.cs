using Recording.Core.Naming;
using Recording.Core.Tasks.State;
using Recording.Engine.Tasks;

namespace Recording.Engine.Files;

/// <summary>Names of a task's files.</summary>
internal static class FileNames
{
    public static string Final(RecordingSpec spec, int output, RecordingFile file, TimeSpan offset) =>
        LiveRecordNames.File(Pattern(spec, output), spec.TaskId, file, spec.Outputs[output].Format, offset);

    public static string GrowingPlaylist(RecordingSpec spec, int output, RecordingFile file, TimeSpan offset) =>
        LiveRecordNames.GrowingPlaylist(Pattern(spec, output), spec.TaskId, file, offset);

    private static NamePattern Pattern(RecordingSpec spec, int output) =>
        NamePattern.TryParse(spec.Outputs[output].FilePattern, LiveRecordNames.FileVariables, out var pattern, out var reason)
            ? pattern!
            : throw new InvalidOperationException($"A stored file pattern does not parse. {reason}");
}
