using Recording.Engine.RtcMpuEvents;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.RtcMpuEvents;

public sealed class EventSubStoreTests
{
    private const string Url = "http://hook.example.com/?token=hunter2";
    private readonly MemoryTables _tables = new();
    private readonly EventSubStore _store;

    public EventSubStoreTests() => _store = new EventSubStore(_tables);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static EventSub Sub { get; } =
        new() { AppId = "app", SubId = "Sub-1", CallbackUrl = Url, ChannelIds = ["a", "b"], CreatedAt = ManualTime.Start };

    [Fact]
    public async Task Find_Added_IsAsItWas()
    {
        Assert.True(await _store.AddAsync(Sub, Token));

        AssertSame(Sub, await _store.FindAsync("app", Token));
        Assert.Null(await _store.FindAsync("App", Token));
    }

    [Fact]
    public async Task Add_Twice_KeepsTheFirst()
    {
        await _store.AddAsync(Sub, Token);

        Assert.False(await _store.AddAsync(Sub with { SubId = "Sub-2" }, Token));
        AssertSame(Sub, await _store.FindAsync("app", Token));
    }

    [Fact]
    public async Task Update_KeepsIdAndAge_AndTheAddressUnlessThereIsANewOne()
    {
        await _store.AddAsync(Sub, Token);

        Assert.True(await _store.UpdateAsync("app", null, ["c"], Token));
        AssertSame(Sub with { ChannelIds = ["c"] }, await _store.FindAsync("app", Token));
        Assert.True(await _store.UpdateAsync("app", "http://other/", [], Token));
        AssertSame(Sub with { CallbackUrl = "http://other/", ChannelIds = [] }, await _store.FindAsync("app", Token));
        Assert.False(await _store.UpdateAsync("nobody", Url, [], Token));
        Assert.Null(await _store.FindAsync("nobody", Token));
    }

    [Fact]
    public async Task Update_DeletedMeanwhile_DoesNotBringItBack()
    {
        await _store.AddAsync(Sub, Token);
        var store = Interrupted(() => Assert.True(_store.RemoveAsync("app", Token).IsCompletedSuccessfully));

        Assert.False(await store.UpdateAsync("app", Url, [], Token));
        Assert.Null(await _store.FindAsync("app", Token));
    }

    [Fact]
    public async Task Update_ChangedMeanwhile_IsMadeToWhatIsThere()
    {
        await _store.AddAsync(Sub, Token);
        var store = Interrupted(() => Assert.True(_store.UpdateAsync("app", "http://other/", [], Token).IsCompletedSuccessfully));

        Assert.True(await store.UpdateAsync("app", null, ["c"], Token));
        AssertSame(Sub with { CallbackUrl = "http://other/", ChannelIds = ["c"] }, await _store.FindAsync("app", Token));
    }

    [Fact]
    public async Task Remove_Twice_IsThereOnce()
    {
        await _store.AddAsync(Sub, Token);

        Assert.True(await _store.RemoveAsync("app", Token));
        Assert.False(await _store.RemoveAsync("app", Token));
        Assert.Null(await _store.FindAsync("app", Token));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("A", false)]
    [InlineData("c", false)]
    public void Covers_Channels_AreComparedExactly(string channel, bool covers)
    {
        Assert.Equal(covers, Sub.Covers(channel));
        Assert.True((Sub with { ChannelIds = [] }).Covers(channel));
    }

    [Fact]
    public void ToString_DoesNotShowTheAddress() => Assert.DoesNotContain("hunter2", Sub.ToString(), StringComparison.Ordinal);

    private static void AssertSame(EventSub expected, EventSub? actual)
    {
        Assert.Equal(expected.ChannelIds, actual!.ChannelIds);
        Assert.Equal(expected, actual with { ChannelIds = expected.ChannelIds });
    }

    /// <summary>A store whose first write comes after something else.</summary>
    private EventSubStore Interrupted(Action before)
    {
        var faults = new Faults
        {
            Plan = write =>
            {
                if (write == 1)
                    before();
                return WriteFault.None;
            },
        };
        return new EventSubStore(new FaultyTables(_tables, faults));
    }
}
