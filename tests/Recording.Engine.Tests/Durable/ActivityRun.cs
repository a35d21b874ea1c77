namespace Recording.Engine.Tests.Durable;

/// <summary>An activity that is asked for.</summary>
/// <param name="InstanceId">By which orchestration.</param>
/// <param name="Generation">In which of its runs.</param>
/// <param name="Id">As which of its calls.</param>
/// <param name="Name">Its name.</param>
/// <param name="Input">JSON.</param>
internal sealed record ActivityRun(string InstanceId, int Generation, int Id, string Name, string Input);
