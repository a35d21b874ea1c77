namespace Recording.Contracts.Errors;

/// <summary>
/// The errors of Add-, Update-, Describe- and DeleteLiveRecordNotifyConfig (2016-11-01). Published are InvalidNotifyUrl.Malformed, and
/// InvalidConfig.NotFound for the deletion; the rest follows them and the vendor's other settings of a domain.
/// </summary>
public static class LiveNotifyConfigErrors
{
    /// <summary>The domain has settings: 400. They are changed by UpdateLiveRecordNotifyConfig.</summary>
    public static WireError AlreadyExists { get; } = new(400, "ConfigAlreadyExists", "Config has already exist.");

    /// <summary>The domain has no settings: 404.</summary>
    public static WireError NotFound { get; } = new(404, "InvalidConfig.NotFound", "Config does not exist.");

    /// <summary>A parameter has a value that cannot be used: 400 Invalid{Param}.Malformed.</summary>
    /// <param name="parameter">Name on the wire.</param>
    /// <param name="reason">A sentence that says what to change, without the value.</param>
    public static WireError Malformed(string parameter, string reason) =>
        new(400, $"Invalid{parameter}.Malformed", $"Specified {parameter} is invalid. {reason}");
}
