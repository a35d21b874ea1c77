using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Recording.Engine.Security;

/// <summary>
/// Limits the calls of each key to each operation, a second at a time. Counts by the clock: .NET's limiter of this kind has a timer that runs ten times a second
/// from the first call on, which cost more than all else that an idle process does.
/// </summary>
public sealed class CallLimiter(IOptions<RateLimitOptions> options, TimeProvider time)
{
    // Keys are known ones and operations are those that there are, so it stays small.
    private readonly ConcurrentDictionary<(string KeyId, string Action), CallWindow> _windows = new();

    /// <summary>Null when the call may go on, else how long to wait.</summary>
    public TimeSpan? Refuse(string keyId, string action) =>
        _windows.GetOrAdd((keyId, action), _ => new CallWindow(options.Value.CallsPerSecond(action), time)).Refuse();
}
