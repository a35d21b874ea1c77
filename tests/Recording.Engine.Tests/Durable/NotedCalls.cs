using Recording.Engine.Durable;

namespace Recording.Engine.Tests.Durable;

/// <summary>Notes which activities are called, and answers none.</summary>
internal sealed class NotedCalls : IOrchestration
{
    public List<string> Names { get; } = [];

    public DateTimeOffset Now => DateTimeOffset.UnixEpoch;

    public Task<TResult> CallAsync<TResult>(string activity, object input)
    {
        Names.Add(activity);
        return new TaskCompletionSource<TResult>().Task;
    }

    public Task TimerAsync(DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<T> EventAsync<T>(string name) => throw new NotSupportedException();

    public void Send(string instanceId, string name, object payload) => throw new NotSupportedException();

    public void ContinueAsNew(object input) => throw new NotSupportedException();
}
