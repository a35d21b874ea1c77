using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Naming;

namespace Recording.Core.Operations.Rtc;

/// <summary>What a task's mode and streams demand of its name patterns.</summary>
/// <param name="Individual">Whether each stream has files of its own.</param>
/// <param name="SeveralStreams">Whether one user has several streams.</param>
/// <param name="CameraAndScreen">Whether one user has both a camera and a screen.</param>
internal sealed record RtcFileNaming(bool Individual, bool SeveralStreams, bool CameraAndScreen)
{
    public static RtcFileNaming Of(RecordParams record, IReadOnlyList<SubscribedUser> users)
    {
        var several = users.GroupBy(user => user.UserId, StringComparer.Ordinal).ToList();
        return new RtcFileNaming(
            record.RecordMode == RtcRecordMode.Individual,
            several.Any(streams => streams.Count() > 1),
            several.Any(streams => Pictures(streams) > 1));
    }

    public string Default(bool segment) => RtcNamePattern.Default(Individual, SeveralStreams, segment);

    /// <summary>What to change in a pattern, or null when it is good.</summary>
    public string? Check(string pattern, bool segment) =>
        RtcNamePattern.Check(pattern, segment ? RtcNamePattern.SegmentVariables : RtcNamePattern.FileVariables, Required(segment));

    private IEnumerable<string> Required(bool segment)
    {
        if (Individual)
            yield return RtcNamePattern.UserId;
        if (Individual && CameraAndScreen)
            yield return RtcNamePattern.SourceType;
        yield return RtcNamePattern.StartTime;
        if (segment)
            yield return RtcNamePattern.Sequence;
    }

    private static int Pictures(IEnumerable<SubscribedUser> streams) =>
        streams.Where(stream => stream.StreamType != RtcStreamType.AudioOnly).Select(stream => stream.SourceType).Distinct().Count();
}
