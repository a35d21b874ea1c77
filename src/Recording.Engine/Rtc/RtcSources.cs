using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Security;

namespace Recording.Engine.Rtc;

/// <summary>Finds the streams of subscribed users and seals their addresses.</summary>
internal sealed class RtcSources(IRtcApps apps, SourceSeal seal)
{
    /// <summary>The sources in the order of the users; null when the application is unknown.</summary>
    public async Task<ImmutableArray<TrackSource>?> FindAsync(
        string appId, string channelId, IReadOnlyList<SubscribedUser> users, CancellationToken cancellationToken)
    {
        var sources = ImmutableArray.CreateBuilder<TrackSource>(users.Count);
        foreach (var user in users)
        {
            if (await apps.FindStreamAsync(appId, user.ChannelId ?? channelId, user, cancellationToken) is not { } url)
                return null;
            sources.Add(new TrackSource(user, seal.Seal(url.Text)));
        }

        return sources.MoveToImmutable();
    }
}
