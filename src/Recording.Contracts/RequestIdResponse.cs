namespace Recording.Contracts;

/// <summary>The answer of an operation that has nothing else to say.</summary>
public sealed record RequestIdResponse(string RequestId);
