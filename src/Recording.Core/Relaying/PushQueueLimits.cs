namespace Recording.Core.Relaying;

/// <summary>How much may wait for a target.</summary>
/// <param name="Bytes">Bytes of tags.</param>
/// <param name="Length">Media time from the oldest group of pictures that has not begun to be sent to the newest tag.</param>
public sealed record PushQueueLimits(int Bytes, TimeSpan Length)
{
    /// <summary>Enough for a target that takes its time to connect; more is latency that nobody wants.</summary>
    public static readonly PushQueueLimits Default = new(16 * 1024 * 1024, TimeSpan.FromSeconds(20));
}
