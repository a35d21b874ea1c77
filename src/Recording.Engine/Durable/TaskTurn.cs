using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>What came of a turn.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Actions">To be carried out, in order.</param>
/// <param name="Deadline">UTC of the next deadline; null for none.</param>
/// <param name="IsOver">Whether the task has ended, or is not there.</param>
/// <param name="Lanes">Lanes that may have something to do.</param>
/// <param name="HasFiles">Whether a file was finished.</param>
public sealed record TaskTurn(
    int Number, IReadOnlyList<TaskEffect> Actions, DateTimeOffset? Deadline, bool IsOver, IReadOnlyList<WorkLane> Lanes, bool HasFiles);
