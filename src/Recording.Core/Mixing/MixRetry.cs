namespace Recording.Core.Mixing;

/// <summary>When a stream is tried again that could not be opened or has ended.</summary>
public static class MixRetry
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ForEachAbsent = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// At once after a stream that was there, since its publisher may be back already; then after 1, 2, 3 s. Opening one costs a tenth of a second of a
    /// processor, so the more users are absent the longer each waits.
    /// </summary>
    /// <param name="failures">Tries in a row that brought nothing.</param>
    /// <param name="absent">How many users are being waited for.</param>
    public static TimeSpan Delay(int failures, int absent)
    {
        var delay = TimeSpan.FromSeconds(failures);
        var longest = absent * ForEachAbsent > Longest ? absent * ForEachAbsent : Longest;
        return delay < longest ? delay : longest;
    }
}
