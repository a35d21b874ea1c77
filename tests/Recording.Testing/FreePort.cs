using System.Net;
using System.Net.Sockets;

namespace Recording.Testing;

/// <summary>Finds loopback ports that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>
    /// A port that was free a moment ago. Another process may take it before the caller does,
    /// so whoever binds it must be ready to try again with another one.
    /// </summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
