using Recording.Engine.RtcMpuEvents;

namespace Recording.Engine.Callbacks;

/// <summary>
/// Says where a callback goes now. Most were written with their address; a relay's event goes to whoever is subscribed when it is attempted, so
/// that an address that was wrong can be corrected while events wait.
/// </summary>
public sealed class CallbackReceivers(EventSubStore subs)
{
    /// <summary>The callback with its address, or null when nobody is subscribed to it.</summary>
    public async Task<OutboxEntry?> AddressAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Url.Length > 0)
            return entry;
        return await subs.FindAsync(entry.App, cancellationToken) is { } sub && sub.Covers(entry.Stream)
            ? entry with { Url = sub.CallbackUrl, SubId = sub.SubId }
            : null;
    }
}
