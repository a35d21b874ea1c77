namespace Recording.Contracts.Errors;

/// <summary>The error table of ListRtcMPUEventSubRecord and of the operations on subscriptions (2016-11-01), which is one.</summary>
public static class RtcMpuEventErrors
{
    private const string AppId = "AppId";

    /// <summary>No application is set up, so there is nothing to relay: what the vendor says of an account without the service.</summary>
    public static WireError OperationDenied { get; } = new(403, "OperationDenied", "Your account has not enabled the Live service");

    /// <summary>The key's Actions do not name the operation.</summary>
    public static WireError Forbidden { get; } = new(403, "Forbidden", Again("The key's Actions do not name this operation"));

    /// <summary>The application has a subscription; there is one at most, as the other operations name it by the AppId alone.</summary>
    public static WireError AlreadySubscribed { get; } =
        new(400, "InvalidParam", "AppId has a subscription already: change it with UpdateRtcMPUEventSub, or delete it first.");

    /// <summary>The application has no subscription.</summary>
    public static WireError NotSubscribed { get; } =
        new(400, "InvalidParam", "AppId has no subscription: create one with CreateRtcMPUEventSub.");

    public static WireError Missing(string parameter) => new(400, "MissingParam", Again(ErrorReason.Missing(parameter)));

    /// <summary>InvalidAppId for the AppId, InvalidParam for all others.</summary>
    public static WireError Invalid(string parameter, string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var clause = ErrorReason.Clause(parameter, reason);
        return parameter == AppId ? new WireError(400, "InvalidAppId", Again(clause)) : new WireError(400, "InvalidParam", $"{clause}.");
    }

    /// <summary>The application has no settings here.</summary>
    public static WireError UnknownApp(string appId) => Invalid(AppId, $"It names no application of this service: {appId}.");

    private static string Again(string clause) => $"{clause}, please check and try again later.";
}
