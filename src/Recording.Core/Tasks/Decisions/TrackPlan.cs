using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

/// <summary>A track that a task begins with.</summary>
/// <param name="Subscription">Whose stream it is, where a channel is recorded; else null.</param>
/// <param name="Outputs">The formats that it makes.</param>
public sealed record TrackPlan(SubscribedUser? Subscription, ImmutableArray<OutputState> Outputs)
{
    /// <summary>Where a relay pushes to; null for a recording.</summary>
    public ImmutableArray<TargetState>? Targets { get; init; }
}
