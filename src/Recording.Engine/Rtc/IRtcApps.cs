namespace Recording.Engine.Rtc;

/// <summary>The applications whose channels can be recorded.</summary>
internal interface IRtcApps
{
    /// <summary>Whether the service has settings for an application.</summary>
    Task<bool> IsConfiguredAsync(string appId, CancellationToken cancellationToken);
}
