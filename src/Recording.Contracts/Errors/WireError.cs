namespace Recording.Contracts.Errors;

/// <summary>An expected failure as the client sees it.</summary>
/// <param name="Status">HTTP status, 400 to 503.</param>
/// <param name="Code">The vendor's error code.</param>
/// <param name="Message">What is wrong and what to change; no secret, path or stack.</param>
public sealed record WireError(int Status, string Code, string Message);
