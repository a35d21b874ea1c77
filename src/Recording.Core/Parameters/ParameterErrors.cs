using Recording.Contracts.Errors;

namespace Recording.Core.Parameters;

/// <summary>The words in which a family of operations complains of its parameters.</summary>
/// <param name="Missing">From a parameter's wire name to the error for its absence.</param>
/// <param name="Invalid">From a parameter's wire name and a reason to the error for its value.</param>
public sealed record ParameterErrors(Func<string, WireError> Missing, Func<string, string, WireError> Invalid)
{
    /// <summary>The gateway's: Missing{Param}, Invalid{Param}. Used where an operation's own table is not published.</summary>
    public static ParameterErrors Gateway { get; } = new(GatewayErrors.Missing, GatewayErrors.Invalid);

    /// <summary>MissingParams and MalformedParams of DescribeLiveRecordNotifyRecords.</summary>
    public static ParameterErrors NotifyRecords { get; } = new(NotifyRecordErrors.Missing, NotifyRecordErrors.Malformed);

    /// <summary>Missing{Param} and Invalid{Param}.Malformed of the operations on a domain's live record notify settings.</summary>
    public static ParameterErrors LiveNotifyConfig { get; } = new(GatewayErrors.Missing, LiveNotifyConfigErrors.Malformed);

    /// <summary>MissingParameter and InvalidParameter.{group} of StartRtcCloudRecording.</summary>
    public static ParameterErrors RtcRecording { get; } = new(RtcRecordingErrors.Missing, RtcRecordingErrors.Invalid);

    /// <summary>MissingParam, InvalidAppId and InvalidParam of ListRtcMPUEventSubRecord.</summary>
    public static ParameterErrors RtcMpuEvents { get; } = new(RtcMpuEventErrors.Missing, RtcMpuEventErrors.Invalid);
}
