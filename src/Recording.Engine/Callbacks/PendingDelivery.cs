namespace Recording.Engine.Callbacks;

/// <summary>A callback that waits.</summary>
/// <param name="TaskId">Its task.</param>
/// <param name="Entry">The callback.</param>
/// <param name="Head">The one of its lane that goes first: itself, or the one that it waits for.</param>
public sealed record PendingDelivery(string TaskId, OutboxEntry Entry, OutboxEntry Head);
