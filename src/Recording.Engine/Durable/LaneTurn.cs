namespace Recording.Engine.Durable;

/// <summary>How far a lane came.</summary>
/// <param name="HasMore">Whether there is more to do at once.</param>
/// <param name="WaitUntil">UTC from which there is more to do; null when it is not known to come.</param>
/// <param name="IsDone">Whether the task needs nothing more of this lane, ever.</param>
public sealed record LaneTurn(bool HasMore, DateTimeOffset? WaitUntil, bool IsDone)
{
    public static LaneTurn More { get; } = new(true, null, false);

    public static LaneTurn Idle { get; } = new(false, null, false);

    public static LaneTurn Done { get; } = new(false, null, true);

    public static LaneTurn Until(DateTimeOffset at) => new(false, at, false);
}
