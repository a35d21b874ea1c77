using Recording.Core.Tasks.State;

namespace Recording.Engine.Jobs;

/// <summary>The vendor's status of a live record job.</summary>
internal static class JobStatus
{
    /// <summary>
    /// The vendor knows three words. A job that has ended, or waits for its stream to come back, does not record: <c>paused</c>.
    /// </summary>
    public static string Of(TaskPhase phase) => phase switch
    {
        TaskPhase.Starting => "initial",
        TaskPhase.Running => "started",
        TaskPhase.Recovering or TaskPhase.Paused or TaskPhase.Stopping or TaskPhase.Stopped => "paused",
    };
}
