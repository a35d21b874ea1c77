using Recording.Core.Tasks.Decisions;

namespace Recording.Engine.Durable;

/// <summary>An event on its way to a task's orchestration.</summary>
/// <param name="Id">Told apart by it when a queue delivers it twice.</param>
/// <param name="Event">What happened.</param>
public sealed record SignalledEvent(string Id, TaskEvent Event);
