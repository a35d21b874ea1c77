namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>
/// When a user of a planned mix really was there: on a busy machine a publisher needs its time to begin. Wall clock.
/// </summary>
/// <param name="Begun">When the publisher was begun.</param>
/// <param name="Flowing">When its first packets were sent.</param>
/// <param name="Leaving">When it was told to end.</param>
/// <param name="Gone">When it had ended.</param>
internal sealed record MixedStay(DateTimeOffset Begun, DateTimeOffset Flowing, DateTimeOffset Leaving, DateTimeOffset Gone)
{
    /// <summary>How long after a join or a leave the picture may still be the old one: connecting, and what the network holds.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1.2);

    /// <summary>Whether the user must be seen.</summary>
    public bool Shows(DateTimeOffset time) => time >= Flowing + Slack && time <= Leaving;

    /// <summary>Whether the user may be seen.</summary>
    public bool MayShow(DateTimeOffset time) => time >= Begun && time <= Gone + Slack;
}
