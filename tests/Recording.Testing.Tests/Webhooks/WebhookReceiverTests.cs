using System.Text;

namespace Recording.Testing.Webhooks;

public sealed class WebhookReceiverTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Request_IsKeptToTheByte()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var receiver = await WebhookReceiver.StartAsync(cancel);
        using var client = new HttpClient();
        using var content = new StringContent("{\"a\":  1}\n", Encoding.UTF8, "application/json");
        content.Headers.Add("X-Signature", "abc");

        var waiting = receiver.WaitForAsync(request => request.Path == "/hook", Timeout, cancel);
        using var answer = await client.PostAsync(new Uri(receiver.Url + "/hook?x=1"), content, cancel);

        var request = await waiting;
        Assert.Equal("{\"a\":  1}\n", request.Text);
        Assert.Equal("abc", request.Headers["x-signature"]);
        Assert.Equal("?x=1", request.Query);
        Assert.Equal(1, request.Json.GetProperty("a").GetInt32());
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Answers_AreAsTold()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var receiver = await WebhookReceiver.StartAsync(cancel);
        receiver.Answer = request => request.Number switch
        {
            0 => WebhookAnswer.WithStatus(503),
            1 => new WebhookAnswer { Body = "late", Delay = TimeSpan.FromMilliseconds(50) },
            _ => WebhookAnswer.Drop,
        };
        using var client = new HttpClient();

        using var first = await client.GetAsync(new Uri(receiver.Url), cancel);
        Assert.Equal(503, (int)first.StatusCode);
        Assert.Equal("late", await client.GetStringAsync(new Uri(receiver.Url), cancel));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(new Uri(receiver.Url), cancel));
    }

    [Fact]
    public async Task WaitFor_NothingComes_ShowsWhatCame()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var receiver = await WebhookReceiver.StartAsync(cancel);
        using var client = new HttpClient();
        await client.GetStringAsync(new Uri(receiver.Url + "/other"), cancel);

        var failure = await Assert.ThrowsAsync<TimeoutException>(
            () => receiver.WaitForAsync(request => request.Path == "/hook", TimeSpan.FromMilliseconds(50), cancel));

        Assert.Contains("GET /other", failure.Message, StringComparison.Ordinal);
    }
}
