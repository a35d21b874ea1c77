namespace Recording.Engine.Rtc;

/// <summary>As long as applications cannot be configured, none is unknown.</summary>
internal sealed class EveryRtcApp : IRtcApps
{
    public Task<bool> IsConfiguredAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(true);
}
