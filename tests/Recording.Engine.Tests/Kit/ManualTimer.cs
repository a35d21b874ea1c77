namespace Recording.Engine.Tests.Kit;

/// <summary>A timer of a <see cref="ManualTime"/>.</summary>
internal sealed class ManualTimer(ManualTime time, Action callback) : ITimer
{
    public DateTimeOffset DueAt { get; set; }

    public TimeSpan Period { get; set; }

    public void Fire() => callback();

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (time.Schedule(this, dueTime, period))
            ThreadPool.QueueUserWorkItem(_ => callback());
        return true;
    }

    public void Dispose() => time.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
