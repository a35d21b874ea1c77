using Microsoft.Extensions.Logging;
using Recording.Engine.Retention;

namespace Recording.Engine.Security;

/// <summary>Removes used nonces whose time is over.</summary>
internal sealed class NonceRetention(NonceStore nonces, TimeProvider time, ILogger<NonceRetention> logger) : HourlyRemoval(time, logger)
{
    public override Task RemoveAsync(CancellationToken cancellationToken) => nonces.RemoveExpiredAsync(cancellationToken);
}
