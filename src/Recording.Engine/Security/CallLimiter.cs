using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Recording.Engine.Security;

/// <summary>Limits the calls of each key to each operation, a second at a time.</summary>
public sealed class CallLimiter(IOptions<RateLimitOptions> options) : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<(string KeyId, string Action)> _limiter =
        PartitionedRateLimiter.Create<(string KeyId, string Action), (string, string)>(call => RateLimitPartition.GetFixedWindowLimiter(
            call,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = options.Value.CallsPerSecond(call.Action),
                Window = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));

    /// <summary>Null when the call may go on, else how long to wait.</summary>
    public TimeSpan? Refuse(string keyId, string action)
    {
        using var lease = _limiter.AttemptAcquire((keyId, action));
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();
}
