using Microsoft.Extensions.Options;
using Recording.Core.Signing;
using Recording.Engine.Settings;
using Recording.Storage.Objects;

namespace Recording.Engine.Security;

/// <summary>Links to stored objects: the storage's own where it gives any, else signed ones to this service, and their check.</summary>
public sealed class ObjectLinks(ServiceKeys keys, IServiceAddress address, IReadLinks storage, IOptions<RecordingOptions> options)
{
    /// <summary>Path under which objects are served.</summary>
    public const string Path = "/objects";

    /// <summary>Whether an object of this name points to others.</summary>
    public static bool IsPlaylist(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith(".m3u8", StringComparison.Ordinal);
    }

    /// <summary>A link that opens the object until the link lifetime after <paramref name="now"/>.</summary>
    public string For(string container, string name, DateTimeOffset now)
    {
        var expires = now + options.Value.LinkLifetime;
        return Direct(container, name, expires) ?? $"{address.PublicUrl}{Path}/{container}/{Escape(name)}?{Sign(container, name, expires)}";
    }

    /// <summary>
    /// A link into the storage; null where it gives none, and for playlists: only this service writes links to its segments into them.
    /// </summary>
    public string? Direct(string container, string name, DateTimeOffset expires) =>
        !IsPlaylist(name) && ObjectKey.TryCreate(container, name, out var key) ? storage.TryCreate(key, expires) : null;

    /// <summary>The query of a link to this service that expires at a given time.</summary>
    public string Sign(string container, string name, DateTimeOffset expires) =>
        SignedLink.Query(keys.LinkKey, container, name, expires);

    /// <summary>Whether the query of a link to this service opens the object now.</summary>
    public bool Verify(string container, string name, string? expiry, string? signature, DateTimeOffset now, out DateTimeOffset expires) =>
        SignedLink.Verify(keys.LinkKey, container, name, expiry, signature, now, out expires);

    private static string Escape(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
