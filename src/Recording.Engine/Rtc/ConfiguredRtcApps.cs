using Microsoft.Extensions.Options;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;
using Recording.Core.Streams;
using Recording.Engine.Settings;

namespace Recording.Engine.Rtc;

/// <summary>The applications of the settings: an address template each. Ids are compared exactly.</summary>
internal sealed class ConfiguredRtcApps(IOptions<RtcAppsOptions> options) : IRtcApps
{
    public Task<bool> IsConfiguredAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(options.Value.Apps.ContainsKey(appId));

    public Task<bool> HasAnyAsync(CancellationToken cancellationToken) => Task.FromResult(options.Value.Apps.Count > 0);

    public Task<RtmpUrl?> FindStreamAsync(string appId, string channelId, SubscribedUser user, CancellationToken cancellationToken) =>
        Task.FromResult(options.Value.Apps.TryGetValue(appId, out var app) ? Address(app, appId, channelId, user) : null);

    private static RtmpUrl Address(RtcAppOptions app, string appId, string channelId, SubscribedUser user)
    {
        // The template was checked at the start, and ids are short and percent-encoded.
        if (!StreamUrlTemplate.TryParse(app.StreamUrl, out var template, out var reason)
            || !template.TryRender(appId, channelId, user.UserId, RtcMedia.Letter(user.SourceType), out var url, out reason))
            throw new InvalidOperationException($"No stream address can be made for application {appId}. {reason}");
        return url;
    }
}
