using Recording.Core.Streams;

namespace Recording.Media.Relaying;

/// <summary>Says whether the service may connect to a target.</summary>
public interface ITargetGuard
{
    /// <summary>
    /// Asked before each connection. A name that has no address is no reason to forbid it: the connection then says so. Does not throw but for the cancellation.
    /// </summary>
    Task<TargetPermission> CheckAsync(RtmpUrl target, CancellationToken cancellationToken);
}
