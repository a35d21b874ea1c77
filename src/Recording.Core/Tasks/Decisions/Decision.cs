using System.Collections.Immutable;
using Recording.Core.Tasks.State;

namespace Recording.Core.Tasks.Decisions;

/// <summary>The answer to an event.</summary>
/// <param name="State">The new state.</param>
/// <param name="Effects">What to write and what to do, in order.</param>
/// <param name="MustPersist">False when only a lease was prolonged, which need not survive a crash because a crash ends the capture too.</param>
public sealed record Decision(TaskState State, ImmutableArray<TaskEffect> Effects, bool MustPersist)
{
    /// <summary>The event changes nothing.</summary>
    public static Decision Nothing(TaskState state) => new(state, [], false);
}
