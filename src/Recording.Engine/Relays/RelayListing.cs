namespace Recording.Engine.Relays;

/// <summary>A relay in the list of its application's.</summary>
/// <param name="TaskId">The id that the client gave it.</param>
/// <param name="EngineTaskId">The id of the task that runs it.</param>
/// <param name="ListedAt">UTC of its start.</param>
/// <param name="UpdatedAt">UTC of the last change of what it does.</param>
public sealed record RelayListing(string TaskId, string EngineTaskId, DateTimeOffset ListedAt, DateTimeOffset UpdatedAt);
