using Microsoft.Extensions.Options;

namespace Recording.Engine.Tests.Kit;

/// <summary>Settings that a test holds in its hand.</summary>
internal sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>, IOptions<T>
    where T : class
{
    public T CurrentValue => value;

    public T Value => value;

    public T Get(string? name) => value;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
