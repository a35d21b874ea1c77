using Recording.Engine.Callbacks;
using Recording.Engine.Settings;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Callbacks;

public sealed class ReceiverGatesTests
{
    private readonly ReceiverGates _gates = new(new FixedOptions<CallbackOptions>(new CallbackOptions { ConnectionsPerReceiver = 2 }));

    [Fact]
    public async Task Enter_ReceiverIsFull_WaitsWhileOthersGoOn()
    {
        var first = await EnterAsync("http://one.example.com/a");
        using var second = await EnterAsync("http://ONE.example.com:80/b?c=d");
        var third = EnterAsync("http://one.example.com/c");
        using var other = await EnterAsync("https://one.example.com/a");

        Assert.False(third.IsCompleted);
        first.Dispose();
        using var entered = await third;
    }

    [Fact]
    public async Task Dispose_Twice_GivesOnePlaceBack()
    {
        var first = await EnterAsync("http://one.example.com/");
        using var second = await EnterAsync("http://one.example.com/");
        first.Dispose();
        first.Dispose();

        using var third = await EnterAsync("http://one.example.com/");
        var fourth = EnterAsync("http://one.example.com/");

        Assert.False(fourth.IsCompleted);
        second.Dispose();
        (await fourth).Dispose();
    }

    [Fact]
    public async Task Enter_WaitIsCancelled_LeavesThePlacesAsTheyWere()
    {
        using var cancel = new CancellationTokenSource();
        var first = await EnterAsync("http://one.example.com/");
        using var second = await EnterAsync("http://one.example.com/");
        var third = _gates.EnterAsync("http://one.example.com/", cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);

        first.Dispose();
        using var fourth = await EnterAsync("http://one.example.com/");
    }

    private Task<IDisposable> EnterAsync(string url) => _gates.EnterAsync(url, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
}
