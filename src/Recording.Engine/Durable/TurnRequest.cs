namespace Recording.Engine.Durable;

/// <summary>Events that a task is to take.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Number">
/// Number of the turn, one more than the last; asked for again with the same number, a turn gives the same answer. Null when an orchestration takes over
/// from one that is lost: the next number.
/// </param>
/// <param name="Events">In order; none to learn what the turn of this number asked for.</param>
public sealed record TurnRequest(string TaskId, int? Number, IReadOnlyList<SignalledEvent> Events);
