using System.Text.Json.Serialization;

namespace Recording.Contracts.Callbacks;

/// <summary>Payload of a task's state. The vendor publishes no field of it; these are ours.</summary>
/// <param name="Sequence">Number of this callback among its task's, from 1, without holes.</param>
/// <param name="Reason">Why it stops or failed; left out otherwise.</param>
/// <param name="Message">The same in words; left out when there is nothing to say.</param>
public sealed record RtcTaskPayload(
    [property: JsonPropertyName("sequence")] long Sequence,
    [property: JsonPropertyName("reason"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonPropertyName("message"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message);
