using System.Collections.Immutable;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

/// <summary>What a new task begins with.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="Timeouts">Its timeouts.</param>
/// <param name="News">What its listener is told.</param>
/// <param name="Tracks">Its tracks, at least one.</param>
public sealed record TaskPlan(string TaskId, TaskTimeouts Timeouts, TaskNews News, ImmutableArray<TrackPlan> Tracks);
