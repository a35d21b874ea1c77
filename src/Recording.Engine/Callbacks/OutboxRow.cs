namespace Recording.Engine.Callbacks;

/// <summary>A callback that waits, and where it is stored.</summary>
/// <param name="RowKey">Its row in the task's partition.</param>
/// <param name="Entry">The callback.</param>
public sealed record OutboxRow(string RowKey, OutboxEntry Entry);
