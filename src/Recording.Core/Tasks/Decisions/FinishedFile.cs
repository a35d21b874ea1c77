namespace Recording.Core.Tasks.Decisions;

/// <summary>What finishing a file gave.</summary>
/// <param name="ObjectName">Name of the object in the task's container.</param>
/// <param name="Bytes">Length of the object; for a playlist that of its segments.</param>
/// <param name="Duration">Media, measured on the finished file.</param>
/// <param name="Width">Pixels; 0 without picture.</param>
/// <param name="Height">Pixels; 0 without picture.</param>
public sealed record FinishedFile(string ObjectName, long Bytes, TimeSpan Duration, int Width, int Height);
