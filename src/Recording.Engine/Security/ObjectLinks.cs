using Microsoft.Extensions.Options;
using Recording.Core.Signing;
using Recording.Engine.Settings;

namespace Recording.Engine.Security;

/// <summary>Signed links to stored objects, and their check.</summary>
public sealed class ObjectLinks(ServiceKeys keys, IServiceAddress address, IOptions<RecordingOptions> options)
{
    /// <summary>Path under which objects are served.</summary>
    public const string Path = "/objects";

    /// <summary>A link that opens the object until the link lifetime after <paramref name="now"/>.</summary>
    public string For(string container, string name, DateTimeOffset now) =>
        $"{address.PublicUrl}{Path}/{container}/{Escape(name)}?{Sign(container, name, now + options.Value.LinkLifetime)}";

    /// <summary>The query of a link that expires at a given time.</summary>
    public string Sign(string container, string name, DateTimeOffset expires) =>
        SignedLink.Query(keys.LinkKey, container, name, expires);

    /// <summary>Whether a link's query opens the object now.</summary>
    public bool Verify(string container, string name, string? expiry, string? signature, DateTimeOffset now, out DateTimeOffset expires) =>
        SignedLink.Verify(keys.LinkKey, container, name, expiry, signature, now, out expires);

    private static string Escape(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
