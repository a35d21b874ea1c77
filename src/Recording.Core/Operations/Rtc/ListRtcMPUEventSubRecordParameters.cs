using System.Text.Json.Nodes;
using Recording.Contracts.Queries;
using Recording.Contracts.RtcMpuEvents;
using Recording.Core.Parameters;
using Recording.Core.Results;

namespace Recording.Core.Operations.Rtc;

/// <summary>
/// Reads the parameters of ListRtcMPUEventSubRecord (2016-11-01): first what is mandatory must be there, then each is checked in the
/// document's order.
/// </summary>
public static class ListRtcMPUEventSubRecordParameters
{
    /// <summary>How far the client's clock may be off: as far as in a signature, so that no clock is good for one and bad for the other.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public static Result<ListRtcMPUEventSubRecordRequest> Read(JsonObject parameters, DateTimeOffset now)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.RtcMpuEvents);
        reader.RequireAll("AppId", "StartTime", "EndTime", "PageSize", "PageNo");
        var appId = RtcIds.AppId(reader);
        var subId = reader.Text("SubId", 128);
        var from = reader.RequiredTime("StartTime");
        if (from < now - Window - ClockTolerance)
            reader.Reject("StartTime", "It must be at most 7 days ago.");
        var to = reader.RequiredTime("EndTime");
        if (to <= from)
            reader.Reject("EndTime", "It must be later than StartTime.");
        else if (to > now + ClockTolerance)
            reader.Reject("EndTime", "It must not be in the future.");
        var size = reader.RequiredWholeNumber("PageSize", 1, 100);
        var number = reader.RequiredWholeNumber("PageNo", 1, int.MaxValue);
        return reader.Error is { } error
            ? error
            : new ListRtcMPUEventSubRecordRequest(appId, subId, from, to, new PageRequest(number, size));
    }
}
