using Recording.Core.Operations.Rtc;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Relays;

/// <summary>The id that a client gives a relay.</summary>
internal static class RelayIds
{
    private const int MaxLength = 55;

    /// <summary>TaskId, which is there.</summary>
    public static string TaskId(ParameterReader reader)
    {
        var id = reader.RequiredText("TaskId");
        if (!RtcIds.IsPlain(id, MaxLength))
            reader.Reject("TaskId", "It must be 1 to 55 letters, digits, underscores or hyphens.");
        return id;
    }
}
