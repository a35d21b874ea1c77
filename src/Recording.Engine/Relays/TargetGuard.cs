using System.Net.Sockets;
using Recording.Core.Streams;
using Recording.Engine.Callbacks;
using Recording.Media.Relaying;

namespace Recording.Engine.Relays;

/// <summary>Keeps relays from addresses that outgoing calls may not reach (<see cref="AddressGuard"/>).</summary>
internal sealed class TargetGuard(AddressGuard addresses) : ITargetGuard
{
    public async Task<TargetPermission> CheckAsync(RtmpUrl target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        try
        {
            var allowed = await addresses.ResolveAsync(target.Domain, cancellationToken);
            return allowed.Count == 0 ? TargetPermission.Denied : new TargetPermission(true, allowed[0]);
        }
        catch (SocketException)
        {
            return new TargetPermission(true, null);
        }
    }
}
