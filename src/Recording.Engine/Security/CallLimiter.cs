using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Recording.Engine.Security;

/// <summary>
/// Limits the calls of each key to each operation, a second at a time. Each limiter is replenished when it is asked: the timers of limiters that do it
/// themselves, ten times a second from the first call on, cost more than all else that an idle process does.
/// </summary>
public sealed class CallLimiter(IOptions<RateLimitOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    // Keys are known ones and operations are those that there are, so it stays small.
    private readonly ConcurrentDictionary<(string KeyId, string Action), FixedWindowRateLimiter> _limiters = new();

    /// <summary>Null when the call may go on, else how long to wait.</summary>
    public TimeSpan? Refuse(string keyId, string action)
    {
        var limiter = _limiters.GetOrAdd((keyId, action), _ => New(options.Value.CallsPerSecond(action)));
        limiter.TryReplenish();
        using var lease = limiter.AttemptAcquire();
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : Window;
    }

    public void Dispose()
    {
        foreach (var limiter in _limiters.Values)
            limiter.Dispose();
    }

    private static FixedWindowRateLimiter New(int calls) =>
        new(new FixedWindowRateLimiterOptions { PermitLimit = calls, Window = Window, QueueLimit = 0, AutoReplenishment = false });
}
