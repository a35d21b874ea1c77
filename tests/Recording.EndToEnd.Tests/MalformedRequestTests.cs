using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Server;

namespace Recording.EndToEnd.Tests;

/// <summary>100,000 requests that no client would send: no 5xx, no unhandled exception, no growth, and the service still answers.</summary>
public sealed class MalformedRequestTests
{
    private const int Workers = 6;
    private const int Requests = 102_000;
    private const long AllowedGrowth = 200L * 1024 * 1024;

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task Storm_IsAnsweredWithClientErrorsOnly()
    {
        await using var scenario = await RecordingScenario.StartAsync(("Recording__RateLimits__Default", "1000000"));
        await RunAsync(scenario, seed: 1, Requests / 10);
        var before = Memory(scenario.Server.ProcessId);

        var statuses = await RunAsync(scenario, seed: 2, Requests);
        await SendLargeAndSlowAsync(scenario.Server.Address);

        Assert.True(statuses.Values.Sum() >= 100_000, $"Only {statuses.Values.Sum()} requests were sent.");
        // 505 is the web server's own answer to a spoiled protocol version.
        var trouble = scenario.Server.Log.Split('\n').Where(line => line.Contains("fail:", StringComparison.Ordinal) || line.Contains("crit:", StringComparison.Ordinal)).Take(3).ToList();
        Assert.True(trouble.Count == 0, string.Join('\n', trouble));
        Assert.DoesNotContain(statuses.Keys, status => status is >= 500 and not 505);
        Assert.Contains(200, statuses.Keys);
        Assert.Contains(400, statuses.Keys);
        var growth = Memory(scenario.Server.ProcessId) - before;
        Assert.True(growth < AllowedGrowth, $"The server grew by {growth >> 20} MiB.");
        (await scenario.Server.Client.CallAsync("ListLiveRecordJobs", new { }, Token)).EnsureOk();
    }

    private static async Task<Dictionary<int, int>> RunAsync(RecordingScenario scenario, int seed, int requests)
    {
        var port = scenario.Server.Address.Port;
        var counts = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker =>
            Task.Run(() => StormAsync(port, new RequestSpoiler(seed * 1000 + worker), requests / Workers), Token)));
        return counts.SelectMany(count => count).GroupBy(count => count.Key).ToDictionary(group => group.Key, group => group.Sum(count => count.Value));
    }

    /// <summary>One connection after another, each used until the server closes it; a status of 0 is a connection closed without an answer.</summary>
    private static async Task<Dictionary<int, int>> StormAsync(int port, RequestSpoiler spoiler, int requests)
    {
        var statuses = new Dictionary<int, int>();
        TcpClient? connection = null;
        for (var i = 0; i < requests; i++)
        {
            connection ??= await ConnectAsync(port);
            var (status, isOpen) = await ExchangeAsync(connection, spoiler.Next());
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            if (!isOpen)
            {
                connection.Dispose();
                connection = null;
            }
        }

        connection?.Dispose();
        return statuses;
    }

    private static async Task<TcpClient> ConnectAsync(int port)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port, Token);
        return client;
    }

    private static async Task<(int Status, bool IsOpen)> ExchangeAsync(TcpClient connection, byte[] request)
    {
        try
        {
            var stream = connection.GetStream();
            await stream.WriteAsync(request, Token);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
            patience.CancelAfter(TimeSpan.FromMilliseconds(400));
            return await ResponseReader.ReadAsync(stream, patience.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException && !Token.IsCancellationRequested)
        {
            // Cut off by the server, or it waits for the rest of what was announced: the next request gets a new connection.
            return (0, false);
        }
    }

    /// <summary>Bodies of 10 MB, and bodies that come a byte at a time: refused, and nobody else waits.</summary>
    private static async Task SendLargeAndSlowAsync(Uri server)
    {
        using var client = new HttpClient { BaseAddress = server };
        client.DefaultRequestHeaders.Add("x-functions-key", RecordingServer.Key);
        using var slow = new TcpClient();
        await slow.ConnectAsync("127.0.0.1", server.Port, Token);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/ListLiveRecordJobs HTTP/1.1\r\nHost: x\r\nx-functions-key: {RecordingServer.Key}\r\nContent-Length: 1000\r\n\r\n{{"), Token);
        for (var i = 0; i < 4; i++)
        {
            using var answer = await client.PostAsync(new Uri("/api/ListLiveRecordJobs", UriKind.Relative), new ByteArrayContent(new byte[10_000_000]), Token)
                .ContinueWith(task => task.IsCompletedSuccessfully ? task.Result : new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest), Token, TaskContinuationOptions.None, TaskScheduler.Default);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        var end = new byte[4096];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var read = await slow.GetStream().ReadAsync(end, patience.Token);
        Assert.True(read == 0 || Encoding.ASCII.GetString(end, 0, read).StartsWith("HTTP/1.1 4", StringComparison.Ordinal));
    }

    private static long Memory(int processId) =>
        long.Parse(
            File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) * 1024;
}
