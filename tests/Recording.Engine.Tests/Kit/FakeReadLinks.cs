using Recording.Storage.Objects;

namespace Recording.Engine.Tests.Kit;

/// <summary>A storage that hands out links which end within a time.</summary>
internal sealed class FakeReadLinks(DateTimeOffset end) : IReadLinks
{
    public TimeSpan? LongestLife { get; init; }

    public string? TryCreate(ObjectKey key, DateTimeOffset expires) =>
        expires <= end ? $"https://storage.example.com/{key}?until={expires.ToUnixTimeSeconds()}" : null;
}
