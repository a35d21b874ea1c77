using Recording.Contracts.Errors;
using Recording.Engine.Rtc;

namespace Recording.Engine.RtcMpuEvents;

/// <summary>Says why an application has no part in relay events.</summary>
internal sealed class EventSubAccess(IRtcApps apps)
{
    /// <summary>The error for an application that the service does not know, or for a service that knows none; null when it is known.</summary>
    public async Task<WireError?> RefuseAsync(string appId, CancellationToken cancellationToken)
    {
        if (await apps.IsConfiguredAsync(appId, cancellationToken))
            return null;
        return await apps.HasAnyAsync(cancellationToken) ? RtcMpuEventErrors.UnknownApp(appId) : RtcMpuEventErrors.OperationDenied;
    }

    /// <summary>
    /// The error for an application without a subscription. Only then is it asked whether the application is known: a subscription that
    /// outlived its application's settings can still be looked at and deleted.
    /// </summary>
    public async Task<WireError> ExplainMissingAsync(string appId, CancellationToken cancellationToken) =>
        await RefuseAsync(appId, cancellationToken) ?? RtcMpuEventErrors.NotSubscribed;
}
