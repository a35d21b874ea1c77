using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Streams;

namespace Recording.Engine.Rtc;

/// <summary>
/// The applications whose channels can be recorded, and where their users' streams are. Settings answer it; a gateway's own
/// directory could.
/// </summary>
internal interface IRtcApps
{
    /// <summary>Whether the service knows an application.</summary>
    Task<bool> IsConfiguredAsync(string appId, CancellationToken cancellationToken);

    /// <summary>Whether the service knows any application at all.</summary>
    Task<bool> HasAnyAsync(CancellationToken cancellationToken);

    /// <summary>The address of a user's stream, whether it is published now or not; null when the application is unknown.</summary>
    Task<RtmpUrl?> FindStreamAsync(string appId, string channelId, SubscribedUser user, CancellationToken cancellationToken);
}
