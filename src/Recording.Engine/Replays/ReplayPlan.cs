namespace Recording.Engine.Replays;

/// <summary>Which callbacks a request means.</summary>
internal sealed class ReplayPlan
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Those to send again, in order.</summary>
    public List<(TaskHistory History, long Sequence)> Chosen { get; } = [];

    /// <summary>Ids of those left out because they wait already.</summary>
    public List<string> Waiting { get; } = [];

    /// <summary>Ids without a record.</summary>
    public List<string> NotFound { get; } = [];

    /// <summary>The second at which a time range was broken off; null when it was not.</summary>
    public DateTimeOffset? BrokenOffAt { get; set; }

    /// <summary>Takes a callback in, once, if its last attempt ended as wanted.</summary>
    /// <param name="history">Its task's.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="succeeded">How its last attempt must have ended; null for either.</param>
    public void Consider(TaskHistory history, long sequence, bool? succeeded)
    {
        var attempts = history.Attempts[sequence];
        if (!_seen.Add(attempts[^1].DeliveryId))
            return;
        if (history.Waiting.Contains(sequence))
            Waiting.Add(attempts[^1].DeliveryId);
        else if (succeeded is null || attempts[^1].Succeeded == succeeded)
            Chosen.Add((history, sequence));
    }
}
