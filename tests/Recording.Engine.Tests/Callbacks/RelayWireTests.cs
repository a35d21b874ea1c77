using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recording.Engine.Callbacks;
using Recording.Engine.Settings;
using Recording.Engine.Tests.Kit;
using Recording.Testing;
using Recording.Testing.Webhooks;

namespace Recording.Engine.Tests.Callbacks;

/// <summary>Relay events over real connections.</summary>
public sealed class RelayWireTests : IAsyncDisposable
{
    private const string Key = "a-key-of-the-relays";
    private readonly FixedOptions<CallbackOptions> _options = new(new CallbackOptions { RelaySigningKey = Key });
    private readonly HttpCallbackSender _sender;
    private readonly CallbackBench _bench;

    public RelayWireTests()
    {
        _sender = new HttpCallbackSender(new AddressGuard(_options, new LoopbackAddress { IsLoopbackOnly = true }), _options, TimeProvider.System);
        _bench = new CallbackBench(_sender);
        _bench.Options.CurrentValue.RelaySigningKey = Key;
    }

    public ValueTask DisposeAsync()
    {
        _bench.Dispose();
        _sender.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Deliver_IsSignedOverTheBytesThatArrive_AndTheRecordHasThem()
    {
        await using var receiver = await WebhookReceiver.StartAsync(TestContext.Current.CancellationToken);
        await _bench.SubscribeAsync($"{receiver.Url}/hook?token=a");
        await _bench.AddRelayAsync("a", events: 2);

        await DeliverAsync();

        Assert.Equal(2, receiver.Requests.Count);
        foreach (var (request, record) in receiver.Requests.Zip(await _bench.RelayRecordsAsync()))
        {
            // As a receiver would: from the header and the raw body alone.
            var timestamp = request.Headers["Ali-Rtc-Timestamp"];
            byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp + "."), .. request.Body.Span];
            Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Key), signed)), request.Headers["Ali-Rtc-Signature"]);
            Assert.Equal(record.SentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), timestamp);
            Assert.Equal(("POST", "/hook", "?token=a", "application/json"), (request.Method, request.Path, request.Query, request.Headers["Content-Type"]));
            Assert.Equal((record.Body, 200), (request.Text, record.Status));
            Assert.DoesNotContain(Key, record.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Deliver_NothingListens_IsRecordedWithoutAStatus()
    {
        await _bench.SubscribeAsync($"http://127.0.0.1:{FreePort.Next().ToString(CultureInfo.InvariantCulture)}/");
        _bench.Options.CurrentValue.RetryFor = TimeSpan.FromMinutes(1);
        await _bench.AddRelayAsync("a", events: 1);

        await DeliverAsync();

        Assert.All(await _bench.RelayRecordsAsync(), record => Assert.Equal((0, "The receiver refused the connection."), (record.Status, record.Description)));
        Assert.NotEmpty(await _bench.RelayRecordsAsync());
    }

    [Fact]
    public async Task Deliver_PrivateAddressThatIsNotAllowed_IsNotCalled()
    {
        await using var receiver = await WebhookReceiver.StartAsync(TestContext.Current.CancellationToken);
        _options.CurrentValue.AllowPrivateAddresses = false;
        _bench.Options.CurrentValue.RetryFor = TimeSpan.FromMinutes(1);
        await _bench.SubscribeAsync(receiver.Url);
        await _bench.AddRelayAsync("a", events: 1);

        await DeliverAsync();

        Assert.Empty(receiver.Requests);
        Assert.All(await _bench.RelayRecordsAsync(), record => Assert.Equal(0, record.Status));
    }

    private async Task DeliverAsync()
    {
        _bench.Dispatcher.Retire("a");
        await _bench.UntilRetiredAsync("a");
    }
}
