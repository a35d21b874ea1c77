namespace Recording.Contracts.Errors;

/// <summary>The error table of DescribeLiveRecordNotifyRecords (2016-11-01).</summary>
public static class NotifyRecordErrors
{
    public static WireError InvalidJson { get; } = new(400, "InvalidParams", "Invalid JSON");

    public static WireError Missing(string parameter) =>
        new(400, "MissingParams", $"{parameter} is missing, please check and try again later.");

    public static WireError Malformed(string parameter, string reason) =>
        new(400, "MalformedParams", $"{parameter} is invalid: {reason}, please check and try again later.");
}
