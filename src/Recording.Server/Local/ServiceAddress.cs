using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Recording.Engine.Security;
using Recording.Engine.Settings;

namespace Recording.Server.Local;

/// <summary>Where this server listens.</summary>
internal sealed class ServiceAddress(IServer server, IConfiguration configuration, IOptions<RecordingOptions> options) : IServiceAddress
{
    public string PublicUrl =>
        options.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : Reachable(new Uri(Listening().First()));

    public bool IsLoopbackOnly => Listening().All(IsLoopback);

    /// <summary>The bound addresses; before the server is up, those that were asked for.</summary>
    private IEnumerable<string> Listening()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses;
        return (bound is { Count: > 0 } ? bound : (configuration["urls"] ?? ServerDefaults.Url).Split(';'))
            .Select(url => url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal));
    }

    /// <summary>An address that means "all" cannot be opened; this machine's own can, by those who are on it.</summary>
    private static string Reachable(Uri uri) =>
        uri.Host is "0.0.0.0" or "[::]" ? $"{uri.Scheme}://127.0.0.1:{uri.Port}" : $"{uri.Scheme}://{uri.Authority}";

    private static bool IsLoopback(string url)
    {
        var host = new Uri(url).Host.Trim('[', ']');
        return host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
