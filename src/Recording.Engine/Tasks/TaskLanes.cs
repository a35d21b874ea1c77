using System.Collections.Concurrent;

namespace Recording.Engine.Tasks;

/// <summary>A lane for each key that has work; one goes when its work says that there will be no more of it.</summary>
internal sealed class TaskLanes<TKey> : IDisposable
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TaskLane> _lanes = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Asks for one more run of a key's work.</summary>
    /// <param name="key">The key.</param>
    /// <param name="work">Does the work of a key, always the same; answers whether it was the last.</param>
    public void Signal(TKey key, Func<TKey, CancellationToken, Task<bool>> work)
    {
        while (true)
        {
            var lane = _lanes.GetOrAdd(key, static (key, with) => with.Self.NewLane(key, with.Work), (Self: this, Work: work));
            if (lane.Signal())
                return;
            Remove(key, lane);
        }
    }

    /// <summary>Lets a key's lane go if nothing runs in it. One in which something runs goes behind it.</summary>
    public void CloseIdle(TKey key)
    {
        if (_lanes.TryGetValue(key, out var lane) && lane.TryClose())
            Remove(key, lane);
    }

    /// <summary>Ends what runs.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_lanes.Values.Select(lane => lane.Completion));
    }

    public void Dispose() => _stopping.Dispose();

    private TaskLane NewLane(TKey key, Func<TKey, CancellationToken, Task<bool>> work) =>
        new(ct => work(key, ct), closed => Remove(key, closed), _stopping.Token);

    private void Remove(TKey key, TaskLane lane) => _lanes.TryRemove(KeyValuePair.Create(key, lane));
}
