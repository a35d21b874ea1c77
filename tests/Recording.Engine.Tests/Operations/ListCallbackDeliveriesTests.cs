using System.Text.Json;
using System.Text.Json.Nodes;
using Recording.Engine.Callbacks;
using Recording.Engine.Operations;
using Recording.Engine.Tests.Callbacks;

namespace Recording.Engine.Tests.Operations;

public sealed class ListCallbackDeliveriesTests : IDisposable
{
    private readonly CallbackBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task List_RelayEvents_NameTheAddressToWhichTheyWouldGoNow()
    {
        await _bench.AddAsync("a", callbacks: 1, "http://own/");
        await _bench.AddRelayAsync("b", events: 2);
        await _bench.SubscribeAsync("http://hook/", "room");
        Assert.Equal(["http://own/", "http://hook/", "http://hook/"], await UrlsAsync());

        await _bench.Subs.UpdateAsync("app", "http://other/", [], CancellationToken.None);
        Assert.Equal(["http://own/", "http://other/", "http://other/"], await UrlsAsync());

        await _bench.Subs.UpdateAsync("app", null, ["hall"], CancellationToken.None);
        Assert.Equal(["http://own/", "", ""], await UrlsAsync());
    }

    private async Task<IEnumerable<string?>> UrlsAsync()
    {
        var operation = new ListCallbackDeliveries(_bench.Pending, new CallbackReceivers(_bench.Subs));
        var answer = await operation.ExecuteAsync(new OperationRequest("ID", new JsonObject(), Extended: false), CancellationToken.None);
        return JsonElement.Parse(answer.Body!).EnumerateObject().Single(member => member.Value.ValueKind == JsonValueKind.Array).Value
            .EnumerateArray().Select(delivery => delivery.GetProperty("NotifyUrl").GetString());
    }
}
