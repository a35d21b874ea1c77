using System.Collections.Concurrent;

namespace Recording.Engine.Telemetry;

/// <summary>Since when each of several things waits.</summary>
internal sealed class WaitingAges(TimeProvider time)
{
    private readonly ConcurrentDictionary<Wait, DateTimeOffset> _waits = new();

    /// <summary>How long the one that waits longest has done so; zero when none does.</summary>
    public TimeSpan Oldest
    {
        get
        {
            var now = time.GetUtcNow();
            return _waits.Values.Append(now).Select(since => now - since).Max();
        }
    }

    /// <summary>Something waits since then, until the answer is disposed.</summary>
    public IDisposable Begin(DateTimeOffset since)
    {
        var wait = new Wait(_waits);
        _waits[wait] = since;
        return wait;
    }

    private sealed class Wait(ConcurrentDictionary<Wait, DateTimeOffset> waits) : IDisposable
    {
        public void Dispose() => waits.TryRemove(this, out _);
    }
}
