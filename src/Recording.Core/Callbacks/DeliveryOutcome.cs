namespace Recording.Core.Callbacks;

/// <summary>What came of one attempt to deliver a callback.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="Description"><c>success</c>, or what went wrong, in words without secrets.</param>
/// <param name="Response">The answer's body, cut at 2048 bytes.</param>
/// <param name="Cost">Time from sending to the end of the answer.</param>
/// <param name="RetryAfter">What the receiver asked for; null when it did not.</param>
public sealed record DeliveryOutcome(int Status, string Description, string Response, TimeSpan Cost, TimeSpan? RetryAfter)
{
    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>The receiver says that it is gone for good (410).</summary>
    public bool IsGone => Status == 410;
}
