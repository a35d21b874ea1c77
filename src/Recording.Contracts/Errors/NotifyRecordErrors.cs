namespace Recording.Contracts.Errors;

/// <summary>The error table of DescribeLiveRecordNotifyRecords (2016-11-01).</summary>
public static class NotifyRecordErrors
{
    public static WireError InvalidJson { get; } = new(400, "InvalidParams", "Invalid JSON");

    public static WireError Missing(string parameter) =>
        new(400, "MissingParams", $"{parameter} is missing, please check and try again later.");

    public static WireError Malformed(string parameter, string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new WireError(400, "MalformedParams", $"{ErrorReason.Clause(parameter, reason)}, please check and try again later.");
    }
}
