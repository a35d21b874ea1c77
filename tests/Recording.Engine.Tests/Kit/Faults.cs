using Recording.Storage;

namespace Recording.Engine.Tests.Kit;

/// <summary>Trouble for the stores of one process, counted over objects and tables, and news of what they do.</summary>
internal sealed class Faults
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _happened = New();
    private int _writes;
    private volatile bool _isDead;

    /// <summary>What goes wrong with the n-th write, from 1.</summary>
    public Func<int, WriteFault> Plan { get; set; } = _ => WriteFault.None;

    /// <summary>Whether every write to a table is refused, and objects are not.</summary>
    public bool AreTablesAway { get; set; }

    /// <summary>What everything waits for that is asked of storage, for a process that is cut off for a while.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Writes => Volatile.Read(ref _writes);

    public bool IsDead => _isDead;

    public static StorageUnavailableException Trouble() => new("The test's storage fails.", null);

    /// <summary>From now on nothing is done and nothing is answered: what a dead process asked for never comes back to it.</summary>
    public void Die()
    {
        _isDead = true;
        Happen();
    }

    /// <summary>Says that something happened that a test may wait for.</summary>
    public void Happen()
    {
        TaskCompletionSource happened;
        lock (_lock)
            (happened, _happened) = (_happened, New());
        happened.SetResult();
    }

    /// <summary>Completes once the condition holds, looked at after everything that the stores do.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (true)
        {
            Task happened;
            lock (_lock)
                happened = _happened.Task;
            if (await condition())
                return;
            await happened.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    public async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        if (_isDead)
            return await Never<T>();
        await Gate;
        var fault = Plan(Interlocked.Increment(ref _writes));
        try
        {
            var result = fault is WriteFault.Refused or WriteFault.DeathBefore ? default : await write();
            _isDead |= fault is WriteFault.DeathBefore or WriteFault.DeathAfter;
            if (_isDead)
                Happen();
            return _isDead ? await Never<T>() : fault == WriteFault.None ? result! : throw Trouble();
        }
        finally
        {
            Happen();
        }
    }

    public async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        if (_isDead)
            return await Never<T>();
        await Gate;
        var result = await read();
        Happen();
        return result;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;
}
