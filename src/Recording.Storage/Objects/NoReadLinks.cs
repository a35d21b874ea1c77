namespace Recording.Storage.Objects;

/// <summary>Of a storage that clients do not reach: whatever they read comes through the service.</summary>
public sealed class NoReadLinks : IReadLinks
{
    public static NoReadLinks Instance { get; } = new();

    public TimeSpan? LongestLife => null;

    public string? TryCreate(ObjectKey key, DateTimeOffset expires) => null;
}
