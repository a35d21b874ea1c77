using System.Collections.Concurrent;
using Recording.Core.Callbacks;
using Recording.Engine.Callbacks;

namespace Recording.Engine.Tests.Kit;

/// <summary>Keeps what is sent and answers as it is told.</summary>
internal sealed class FakeSender : ICallbackSender
{
    private readonly ConcurrentQueue<OutboxEntry> _sent = new();

    public Func<OutboxEntry, Task<DeliveryOutcome>> Answer { get; set; } = _ => Task.FromResult(Status(200));

    public IReadOnlyList<OutboxEntry> Sent => [.. _sent];

    public static DeliveryOutcome Status(int status, TimeSpan? retryAfter = null) =>
        new(status, status is 200 ? "success" : "no", "", TimeSpan.FromMilliseconds(5), retryAfter);

    public Task<DeliveryOutcome> SendAsync(
        OutboxEntry entry, IReadOnlyDictionary<string, IReadOnlyList<string>> headers, CancellationToken cancellationToken)
    {
        _sent.Enqueue(entry);
        return Answer(entry).WaitAsync(cancellationToken);
    }
}
