namespace Recording.Contracts.Errors;

/// <summary>The error table of ListRtcMPUEventSubRecord (2016-11-01).</summary>
public static class RtcMpuEventErrors
{
    private const string AppId = "AppId";

    public static WireError InternalError { get; } = new(500, "InternalError", "InternalError");

    /// <summary>The service that the account would need is not switched on.</summary>
    public static WireError OperationDenied { get; } = new(403, "OperationDenied", "Your account has not enabled the Live service");

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

    /// <summary>The key may not do this.</summary>
    public static WireError Forbidden(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new WireError(403, "Forbidden", Again(reason.TrimEnd('.')));
    }

    private static string Again(string clause) => $"{clause}, please check and try again later.";
}
