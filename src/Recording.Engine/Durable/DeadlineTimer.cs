namespace Recording.Engine.Durable;

/// <summary>
/// The durable timer of a recording's next deadline. Leases move the deadline on with every segment; the timer is left as it is while it is early enough,
/// since each one stays in the history.
/// </summary>
internal sealed class DeadlineTimer(IOrchestration orchestration) : IDisposable
{
    private CancellationTokenSource? _stop;
    private DateTimeOffset _at;
    private Task? _timer;

    /// <summary>A timer that fires at a deadline or before; null without a deadline.</summary>
    public Task? For(DateTimeOffset? deadline)
    {
        if (deadline is not { } at)
        {
            Dispose();
            return null;
        }

        if (_timer is { IsCompleted: false } && _at <= at)
            return _timer;
        Dispose();
        _stop = new CancellationTokenSource();
        _at = at;
        return _timer = orchestration.TimerAsync(at, _stop.Token);
    }

    public void Dispose()
    {
        if (_timer is { IsCompleted: false })
            _stop?.Cancel();
        _stop?.Dispose();
        (_stop, _timer) = (null, null);
    }
}
