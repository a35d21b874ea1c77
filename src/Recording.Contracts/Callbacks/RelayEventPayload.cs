namespace Recording.Contracts.Callbacks;

/// <summary>What happened to a relay.</summary>
/// <param name="DstUrl">The address that is meant, without secrets; empty when the event is that of several.</param>
/// <param name="EventTs">Unix milliseconds at which it happened.</param>
/// <param name="EventCode">What: a <see cref="RelayEventCode"/>.</param>
/// <param name="ErrorCode">Why; 0 when nothing is wrong.</param>
/// <param name="ErrorMessage">The same as a sentence; empty when nothing is wrong.</param>
public sealed record RelayEventPayload(string DstUrl, long EventTs, int EventCode, int ErrorCode, string ErrorMessage);
