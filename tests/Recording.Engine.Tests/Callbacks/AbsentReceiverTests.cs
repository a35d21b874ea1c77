using System.Globalization;
using Recording.Core.Callbacks;
using Recording.Engine.Callbacks;
using Recording.Engine.Tests.Kit;
using Recording.Testing;
using Recording.Testing.Webhooks;

namespace Recording.Engine.Tests.Callbacks;

/// <summary>A receiver that is down for an hour of the dispatcher's clock: its port is closed. Calls are real ones.</summary>
public sealed class AbsentReceiverTests : ICallbackSender, IAsyncDisposable
{
    private static readonly TimeSpan Outage = TimeSpan.FromHours(1);
    private static readonly string[] Tasks = ["a", "b", "c"];
    private readonly int _port = FreePort.Next();
    private readonly CallbackBench _bench;
    private readonly HttpCallbackSender _sender;
    private readonly SemaphoreSlim _opening = new(1);
    private WebhookReceiver? _receiver;
    private Func<ReceivedRequest, WebhookAnswer> _answer = _ => WebhookAnswer.Ok;

    public AbsentReceiverTests()
    {
        _bench = new CallbackBench(this);
        _sender = new HttpCallbackSender(new AddressGuard(_bench.Options, new LoopbackAddress { IsLoopbackOnly = true }), _bench.Options, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        _sender.Dispose();
        _opening.Dispose();
        if (_receiver is not null)
            await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Deliver_ReceiverComesBackAfterAnHour_GetsEveryCallbackOnceAndInOrder()
    {
        await DeliverAsync(callbacks: 20);

        foreach (var task in Tasks)
            Assert.Equal(Enumerable.Range(1, 20).Select(n => $"{task}-{n}"), Received(task));
        var records = await _bench.RecordsAsync();
        Assert.Equal(60, records.Count(record => record.Result == DeliveryResult.Delivered));
        Assert.All(records.Where(record => record.Result != DeliveryResult.Delivered), record => Assert.True(record.SentAt < ManualTime.Start + Outage));
    }

    [Fact]
    public async Task Deliver_AnswersAreLost_OnlyThoseCallbacksComeTwice()
    {
        // The receiver takes every fifth callback, and dies before it says so.
        var lost = new HashSet<string>();
        _answer = request =>
        {
            lock (lost)
                return Sequence(request) % 5 == 0 && lost.Add(Id(request)) ? WebhookAnswer.Drop : WebhookAnswer.Ok;
        };
        await DeliverAsync(callbacks: 10);

        foreach (var task in Tasks)
            Assert.Equal([1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 10], Received(task).Select(id => int.Parse(id[2..], CultureInfo.InvariantCulture)));
    }

    async Task<DeliveryOutcome> ICallbackSender.SendAsync(
        OutboxEntry entry, IReadOnlyDictionary<string, IReadOnlyList<string>> headers, CancellationToken cancellationToken)
    {
        if (_bench.Time.GetUtcNow() >= ManualTime.Start + Outage)
            await OpenAsync(cancellationToken);
        return await _sender.SendAsync(entry, headers, cancellationToken);
    }

    private async Task DeliverAsync(int callbacks)
    {
        foreach (var task in Tasks)
            await _bench.AddAsync(task, callbacks, $"http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}/hook");
        foreach (var task in Tasks)
            _bench.Dispatcher.Retire(task);
        foreach (var task in Tasks)
            await _bench.UntilRetiredAsync(task);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_receiver is not null)
                return;
            _receiver = await WebhookReceiver.StartAsync(_port, cancellationToken);
            _receiver.Answer = _answer;
        }
        finally
        {
            _opening.Release();
        }
    }

    private IEnumerable<string> Received(string task) =>
        _receiver!.Requests.Select(Id).Where(id => id.StartsWith(task + "-", StringComparison.Ordinal));

    private static string Id(ReceivedRequest request) => request.Headers[CallbackHeaders.DeliveryId];

    private static int Sequence(ReceivedRequest request) => int.Parse(request.Headers[CallbackHeaders.Sequence], CultureInfo.InvariantCulture);
}
