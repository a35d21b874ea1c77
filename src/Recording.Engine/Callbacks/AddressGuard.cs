using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Recording.Core.Callbacks;
using Recording.Engine.Security;
using Recording.Engine.Settings;

namespace Recording.Engine.Callbacks;

/// <summary>
/// Connects outgoing calls, after their name was resolved, to addresses that are allowed: what is checked is what is connected to, so a
/// name cannot change its address in between.
/// </summary>
public sealed class AddressGuard(IOptionsMonitor<CallbackOptions> options, IServiceAddress self)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var allowed = await ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        if (allowed.Count == 0)
            throw new AddressRefusedException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. allowed], context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses of a host that may be connected to; throws <see cref="SocketException"/> when it has none at all.</summary>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = host.Trim('[', ']');
        var addresses = IPAddress.TryParse(name, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(name, cancellationToken);
        return AllowsPrivate ? addresses : [.. addresses.Where(PublicAddress.IsPublic)];
    }

    private bool AllowsPrivate => options.CurrentValue.AllowPrivateAddresses ?? self.IsLoopbackOnly;
}
