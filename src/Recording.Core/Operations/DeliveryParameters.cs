using System.Text.Json.Nodes;
using Recording.Contracts.CallbackDeliveries;
using Recording.Core.Parameters;
using Recording.Core.Results;

namespace Recording.Core.Operations;

/// <summary>Reads the parameters of ListCallbackDeliveries and ReplayCallbacks, which are our own.</summary>
public static class DeliveryParameters
{
    private const int MostIds = 100;
    private const int MostReplays = 1000;

    /// <summary>ListCallbackDeliveries. 20 a page unless asked otherwise.</summary>
    public static Result<ListCallbackDeliveriesRequest> List(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var taskId = reader.Text("TaskId", 64);
        var size = reader.WholeNumber("MaxResults", 1, 100) ?? 20;
        var token = reader.Text("NextToken", 2048);
        return reader.Error is { } error ? error : new ListCallbackDeliveriesRequest(taskId, size, token);
    }

    /// <summary>ReplayCallbacks: exactly one of DeliveryIds, TaskId, DomainName and AppId says which; the last two want a time range.</summary>
    public static Result<ReplayCallbacksRequest> Replay(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.Gateway);
        var ids = reader.Texts("DeliveryIds", MostIds);
        var taskId = reader.Text("TaskId", 64);
        var domain = reader.Text("DomainName", 253);
        var appId = reader.Text("AppId", 64);
        switch ((ids.Count > 0 ? 1 : 0) + new[] { taskId, domain, appId }.Count(text => text is not null))
        {
            case 0:
                reader.RejectMissing("DeliveryIds");
                break;
            case > 1:
                reader.Reject("DeliveryIds", "Only one of DeliveryIds, TaskId, DomainName and AppId can say which callbacks are meant.");
                break;
        }

        var ranged = domain is not null || appId is not null;
        var from = ranged ? reader.RequiredTime("StartTime") : default;
        var to = ranged ? reader.RequiredTime("EndTime") : default;
        if (to < from)
            reader.Reject("EndTime", "It must not be before StartTime.");
        var status = reader.Choice("Status", "success", "failed");
        var notifyUrl = CommonParameters.NotifyUrl(reader);
        var count = reader.WholeNumber("MaxCount", 1, MostReplays) ?? MostReplays;
        return reader.Error is { } error
            ? error
            : new ReplayCallbacksRequest(ids, taskId, domain, appId, from, to, status, notifyUrl, count);
    }
}
