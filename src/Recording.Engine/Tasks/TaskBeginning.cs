using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Settings;

namespace Recording.Engine.Tasks;

/// <summary>The first decision about a new task, from what it is asked to do and the settings of the moment.</summary>
public sealed class TaskBeginning(IOptions<LiveRecordOptions> options)
{
    public Decision Decide(RecordingSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return TaskDecider.Create(new TaskPlan(spec.TaskId, Timeouts(spec), News(spec), Tracks(spec)), spec.CreatedAt);
    }

    private TaskTimeouts Timeouts(RecordingSpec spec)
    {
        var settings = options.Value;
        return (spec.Rtc?.MaxIdleTime ?? spec.Relay?.MaxIdleTime) is { } idle
            ? new TaskTimeouts(idle, idle, settings.CaptureLease)
            : new TaskTimeouts(settings.FirstStreamTimeout, settings.ReconnectWindow, settings.CaptureLease);
    }

    private static TaskNews News(RecordingSpec spec) => spec switch
    {
        { Rtc: { } rtc } => new TaskNews
        {
            WholeLife = true,
            Segments = rtc.Announced.Contains(RtcNotifyFormat.Slice),
            Files = [.. spec.Outputs.Select(output => output.Format).Where(format => rtc.Announced.Contains(Announcement(format)))],
        },
        { Relay: not null } => TaskNews.Relay,
        _ => TaskNews.LiveJob with { SkipsStatus = spec.SkipsStatus },
    };

    private static RtcNotifyFormat Announcement(OutputFormat format) => format switch
    {
        OutputFormat.Hls => RtcNotifyFormat.Hls,
        OutputFormat.Mp4 => RtcNotifyFormat.Mp4,
        OutputFormat.Mp3 => RtcNotifyFormat.Mp3,
        OutputFormat.Flv => throw new ArgumentOutOfRangeException(nameof(format), "A channel's recording has no FLV."),
    };

    private static ImmutableArray<TrackPlan> Tracks(RecordingSpec spec) =>
        [.. spec.Tracks.Select(track => new TrackPlan(
            track.Subscription,
            [.. spec.Outputs.Select(output => new OutputState { Format = output.Format, MaxFileDuration = output.MaxFileDuration })])
        {
            Targets = spec.Relay is { } relay ? [.. relay.Targets.Select(target => new TargetState(target.Number, TargetPhase.Connecting))] : null,
        })];
}
