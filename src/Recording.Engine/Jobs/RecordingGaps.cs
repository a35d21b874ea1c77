using Recording.Contracts.LiveRecordJobs;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Time;

namespace Recording.Engine.Jobs;

/// <summary>Gaps as they are answered.</summary>
internal static class RecordingGaps
{
    public static RecordingGap Of(SegmentGap gap) =>
        new(WireTime.Format(gap.From), WireTime.Format(gap.To), Math.Round((gap.To - gap.From).TotalSeconds, 3));
}
