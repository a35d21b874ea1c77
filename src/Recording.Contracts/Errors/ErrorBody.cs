namespace Recording.Contracts.Errors;

/// <summary>The vendor's error body (RPC style).</summary>
public sealed record ErrorBody(string RequestId, string Message, string HostId, string Code, string Recommend);
