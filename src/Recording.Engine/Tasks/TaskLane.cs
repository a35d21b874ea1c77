namespace Recording.Engine.Tasks;

/// <summary>
/// Runs a piece of work once more for as long as it is signalled, never twice at a time. Once the work says that there will be no more of
/// it, the lane closes, and takes no signal any more: whoever comes then needs a new lane.
/// </summary>
/// <param name="work">Answers whether it was the last.</param>
/// <param name="closed">Called with the lane once it has closed by itself.</param>
/// <param name="stopping">Ends the lane.</param>
internal sealed class TaskLane(Func<CancellationToken, Task<bool>> work, Action<TaskLane> closed, CancellationToken stopping)
{
    private readonly Lock _lock = new();
    private bool _signalled;
    private bool _running;
    private bool _closed;

    /// <summary>Ends when the work that runs now does.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Asks for one more run; answers whether the lane is open.</summary>
    public bool Signal()
    {
        lock (_lock)
        {
            if (_closed)
                return false;
            _signalled = true;
            if (_running || stopping.IsCancellationRequested)
                return true;
            _running = true;
            Completion = Task.Run(RunAsync, CancellationToken.None);
            return true;
        }
    }

    /// <summary>Closes the lane if nothing runs; answers whether it is closed.</summary>
    public bool TryClose()
    {
        lock (_lock)
            return _closed |= !_running;
    }

    private async Task RunAsync()
    {
        var last = false;
        while (TakeSignal(last))
        {
            try
            {
                last = await work(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }

        if (last)
            closed(this);
    }

    private bool TakeSignal(bool last)
    {
        lock (_lock)
        {
            _running = _signalled;
            _closed = last && !_signalled;
            _signalled = false;
            return _running;
        }
    }
}
