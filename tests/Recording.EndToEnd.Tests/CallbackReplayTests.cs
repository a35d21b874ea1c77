using System.Globalization;
using System.Text.Json;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing;
using Recording.Testing.Webhooks;

namespace Recording.EndToEnd.Tests;

/// <summary>A callback on its way, looked up, delivered and sent again, over a restart.</summary>
public sealed class CallbackReplayTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task Callback_WaitsIsListedArrivesAndIsReplayed()
    {
        await using var scenario = await RecordingScenario.StartAsync(("Recording__LiveRecord__FirstStreamTimeout", "00:00:01"));
        scenario.Webhooks.Answer = _ => WebhookAnswer.WithStatus(503);
        var job = await scenario.SubmitAsync($"rtmp://127.0.0.1:{FreePort.Next()}/live/nobody", "system-hls");

        var waiting = await scenario.Server.Client.WaitUntilAsync(
            "ListCallbackDeliveries", new { TaskId = job }, answer => IsWaiting(answer), TimeSpan.FromSeconds(30), Token);
        var delivery = Assert.Single(waiting.GetProperty("Deliveries").EnumerateArray().ToList());
        Assert.Equal($"{job}-1", delivery.GetProperty("DeliveryId").GetString());
        Assert.Equal("The receiver answered 503.", delivery.GetProperty("LastFailure").GetString());
        Assert.True(WireTime(delivery.GetProperty("NextAttemptTime")) >= WireTime(delivery.GetProperty("WriteTime")));
        Assert.Equal(0, (await ReplayAsync(scenario, job)).GetProperty("Count").GetInt32());

        scenario.Webhooks.Answer = _ => WebhookAnswer.Ok;
        await scenario.Server.Client.WaitUntilAsync(
            "ListCallbackDeliveries", new { }, answer => answer.GetProperty("Deliveries").GetArrayLength() == 0, TimeSpan.FromSeconds(60), Token);
        var first = scenario.Webhooks.Requests[^1];

        Assert.Equal([$"{job}-1"], (await ReplayAsync(scenario, job)).GetProperty("DeliveryIds").EnumerateArray().Select(id => id.GetString()));
        await scenario.Server.Kill9Async(Token);
        await scenario.Server.RestartAsync(Token);

        var again = await scenario.Webhooks.WaitForAsync(
            request => request.Headers.GetValueOrDefault("X-Recording-Replay") == "1", TimeSpan.FromSeconds(30), Token);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Headers["X-Recording-Delivery-Id"], again.Headers["X-Recording-Delivery-Id"]);
        await ExpectRecordsAsync(scenario);
    }

    private static bool IsWaiting(JsonElement answer) =>
        answer.GetProperty("Deliveries").EnumerateArray().Any(delivery => delivery.GetProperty("Attempts").GetInt32() > 0);

    private static async Task<JsonElement> ReplayAsync(RecordingScenario scenario, string job) =>
        (await scenario.Server.Client.CallAsync("ReplayCallbacks", new { TaskId = job }, Token)).EnsureOk();

    /// <summary>One failed attempt or more, the delivery, and the replay once or, as the process died, twice.</summary>
    private static async Task ExpectRecordsAsync(RecordingScenario scenario)
    {
        var now = TimeProvider.System.GetUtcNow();
        var records = await scenario.Server.Client.WaitUntilAsync(
            "DescribeLiveRecordNotifyRecords",
            new { DomainName = "127.0.0.1", Status = "success", StartTime = Wire(now.AddHours(-1)), EndTime = Wire(now.AddHours(1)) },
            answer => answer.GetProperty("TotalNum").GetInt32() >= 2,
            TimeSpan.FromSeconds(30),
            Token);
        var list = records.GetProperty("CallbackList").EnumerateArray().ToList();
        Assert.Equal(records.GetProperty("TotalNum").GetInt32(), list.Count);
        Assert.Contains("X-Recording-Replay", list[0].GetProperty("NotifyHeader").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("X-Recording-Replay", list[^1].GetProperty("NotifyHeader").GetString(), StringComparison.Ordinal);
    }

    private static string Wire(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static DateTimeOffset WireTime(JsonElement text) => DateTimeOffset.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
