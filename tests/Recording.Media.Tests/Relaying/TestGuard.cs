using System.Net;
using Recording.Core.Streams;
using Recording.Media.Relaying;

namespace Recording.Media.Tests.Relaying;

/// <summary>Forbids nothing but the hosts that it is given.</summary>
internal sealed class TestGuard(params string[] forbidden) : ITargetGuard
{
    /// <summary>The address of every name; null for that of the resolver.</summary>
    public IPAddress? Address { get; init; }

    public Task<TargetPermission> CheckAsync(RtmpUrl target, CancellationToken cancellationToken) =>
        Task.FromResult(forbidden.Contains(target.Domain) ? TargetPermission.Denied : new TargetPermission(true, Address));
}
