using System.ComponentModel.DataAnnotations;

namespace Recording.Engine.Security;

/// <summary>Calls a second, a key and an operation; section <c>Recording:RateLimits</c>.</summary>
public sealed class RateLimitOptions
{
    public const string SectionName = "Recording:RateLimits";

    /// <summary>
    /// The documented limits that are not the usual one: 50 for what starts, stops or inspects an RTC recording, 500 for relays and 50 for looking at
    /// them and for subscriptions to their events, 30 for changes of a domain's notify settings and 50 for looking at them.
    /// </summary>
    private static readonly Dictionary<string, int> Documented = new(StringComparer.Ordinal)
    {
        ["StartRtcCloudRecording"] = 50,
        ["StopRtcCloudRecording"] = 50,
        ["UpdateRtcCloudRecording"] = 50,
        ["DescribeRtcCloudRecordingFiles"] = 50,
        ["StartLiveMPUTask"] = 500,
        ["UpdateLiveMPUTask"] = 500,
        ["StopLiveMPUTask"] = 500,
        ["ListRtcMPUTaskDetail"] = 50,
        ["AddLiveRecordNotifyConfig"] = 30,
        ["UpdateLiveRecordNotifyConfig"] = 30,
        ["DescribeLiveRecordNotifyConfig"] = 50,
        ["DeleteLiveRecordNotifyConfig"] = 30,
        ["CreateRtcMPUEventSub"] = 50,
        ["UpdateRtcMPUEventSub"] = 50,
        ["DeleteRtcMPUEventSub"] = 50,
        ["DescribeRtcMPUEventSub"] = 50,
    };

    /// <summary>For every operation without a limit of its own; 1 to 1,000,000. The vendor's is 100.</summary>
    [Range(1, 1_000_000)]
    public int Default { get; set; } = 100;

    /// <summary>For single operations: name to calls a second.</summary>
    public IDictionary<string, int> Operations { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The limit of an operation.</summary>
    public int CallsPerSecond(string action) =>
        Operations.TryGetValue(action, out var own) ? Math.Max(own, 1) : Documented.GetValueOrDefault(action, Default);
}
