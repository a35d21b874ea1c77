using System.Text.Json.Nodes;
using Recording.Contracts.CallbackRecords;
using Recording.Contracts.Queries;
using Recording.Core.Parameters;
using Recording.Core.Results;

namespace Recording.Core.Operations;

/// <summary>Reads the parameters of DescribeLiveRecordNotifyRecords (2016-11-01), in the order of its document.</summary>
public static class NotifyRecordParameters
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public static Result<DescribeLiveRecordNotifyRecordsRequest> Describe(JsonObject parameters, DateTimeOffset now)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.NotifyRecords);
        // As the address of a stream has it; the names of applications and streams do differ by case.
        var domain = reader.RequiredText("DomainName", 253).ToLowerInvariant();
        var app = reader.Text("AppName", 256);
        var stream = reader.Text("StreamName", 256);

        // The table says "required" and gives defaults; with the defaults a request without them is answered, not refused.
        var size = reader.WholeNumber("PageSize", 1, 500) ?? 20;
        var number = reader.WholeNumber("PageNumber", 1, 100_000) ?? 1;
        var status = reader.Choice("Status", "success", "failed");
        var from = reader.RequiredTime("StartTime");
        var to = reader.RequiredTime("EndTime");
        if (to <= from)
            reader.Reject("EndTime", "It must be later than StartTime.");
        else if (from < now - Window)
            reader.Reject("StartTime", "It must be at most 7 days ago.");
        return reader.Error is { } error
            ? error
            : new DescribeLiveRecordNotifyRecordsRequest(domain, app, stream, status, from, to, new PageRequest(number, size));
    }
}
