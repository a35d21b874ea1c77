namespace Recording.Engine.Callbacks;

/// <summary>Runs a piece of work once more for as long as it is signalled, never twice at a time.</summary>
internal sealed class TaskLane(Func<CancellationToken, Task> work, CancellationToken stopping)
{
    private readonly Lock _lock = new();
    private bool _signalled;
    private bool _running;

    /// <summary>Ends when the work that runs now does.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    public void Signal()
    {
        lock (_lock)
        {
            _signalled = true;
            if (_running || stopping.IsCancellationRequested)
                return;
            _running = true;
            Completion = Task.Run(RunAsync, CancellationToken.None);
        }
    }

    private async Task RunAsync()
    {
        while (TakeSignal())
        {
            try
            {
                await work(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private bool TakeSignal()
    {
        lock (_lock)
        {
            _running = _signalled;
            _signalled = false;
            return _running;
        }
    }
}
