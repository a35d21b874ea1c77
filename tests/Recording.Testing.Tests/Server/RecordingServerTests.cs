using Recording.Testing.Processes;

namespace Recording.Testing.Server;

public sealed class RecordingServerTests
{
    private static readonly RecordingServerOptions StandIn = new() { Assembly = AppContext.BaseDirectory.Replace(".Tests", ".StandIn", StringComparison.Ordinal) + "Recording.Testing.StandIn.dll" };

    [Fact]
    public async Task Stop_LetsTheServerEndInOrder()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await RecordingServer.StartAsync(StandIn, cancel);

        Assert.Equal(0, await server.StopAsync(cancel));
        Assert.True(File.Exists(Path.Combine(server.Data, "ended")));
        Assert.Contains("Application is shutting down", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill9_LeavesTheChildrenBehind_UntilDispose()
    {
        var cancel = TestContext.Current.CancellationToken;
        var server = await RecordingServer.StartAsync(StandIn, cancel);
        var (address, child) = (server.Address, Assert.Single(ProcessIdentity.DescendantsOf(server.ProcessId)));

        await server.Kill9Async(cancel);
        Assert.True(child.IsAlive);
        Assert.False(File.Exists(Path.Combine(server.Data, "ended")));

        await server.RestartAsync(cancel);
        Assert.Equal(address, server.Address);
        await server.DisposeAsync();
        Assert.False(child.IsAlive);
        Assert.False(Directory.Exists(server.Data));
    }

    [Fact]
    public async Task Client_SpeaksBothForms()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await RecordingServer.StartAsync(StandIn, cancel);

        var json = (await server.Client.CallAsync("GetThing", new { ThingId = "7" }, cancel)).EnsureOk();
        var form = (await server.Client.CallFormAsync("GetThing", new Dictionary<string, string> { ["Name"] = "a b&c" }, cancel)).EnsureOk();
        var refusal = await server.Client.CallAsync("Fail", new { }, cancel);

        Assert.Equal("""{"action":"GetThing","key":"testsecret","body":{"ThingId":"7"}}""", json.ToString());
        Assert.Equal("""{"action":"GetThing","name":"a b&c"}""", form.ToString());
        Assert.Equal(400, refusal.Status);
    }

    [Fact]
    public async Task WaitUntil_ThatNeverComes_ShowsTheLastAnswer()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await RecordingServer.StartAsync(StandIn, cancel);

        var failure = await Assert.ThrowsAsync<TimeoutException>(
            () => server.Client.WaitUntilAsync("GetThing", new { }, _ => false, TimeSpan.FromMilliseconds(150), cancel));

        Assert.Contains("GetThing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("200", failure.Message, StringComparison.Ordinal);
    }
}
