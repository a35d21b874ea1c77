using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Objects;

public abstract partial class ObjectStoreContract
{
    [Fact]
    public async Task PutAsync_MustNotExist_RefusesASecondAndKeepsTheFirst()
    {
        await PutAsync("a.ts", "first");

        var result = await PutAsync(Key("a.ts"), "second", PutOptions.CreateOnly(Type));

        Assert.Equal(PutResult.Refused(PutOutcome.AlreadyExists), result);
        Assert.Equal("first", await ReadAsync("a.ts"));
    }

    [Fact]
    public async Task PutAsync_MustMatchCurrent_Replaces()
    {
        var etag = await PutAsync("a.ts", "first");

        var result = await PutAsync(Key("a.ts"), "second", new PutOptions(Type, PutCondition.MustMatch(etag)));

        Assert.Equal(PutOutcome.Stored, result.Outcome);
        Assert.NotEqual(etag, result.ETag);
        Assert.Equal("second", await ReadAsync("a.ts"));
    }

    [Fact]
    public async Task PutAsync_MustMatchStale_RefusesAndKeeps()
    {
        var stale = await PutAsync("a.ts", "first");
        await PutAsync("a.ts", "second");

        var result = await PutAsync(Key("a.ts"), "third", new PutOptions(Type, PutCondition.MustMatch(stale)));

        Assert.Equal(PutResult.Refused(PutOutcome.ConditionFailed), result);
        Assert.Equal("second", await ReadAsync("a.ts"));
    }

    [Fact]
    public async Task PutAsync_MustMatchMissing_Refuses()
    {
        var etag = await PutAsync("a.ts", "first");
        await Store.DeleteAsync(Key("a.ts"), Cancellation);

        var result = await PutAsync(Key("a.ts"), "second", new PutOptions(Type, PutCondition.MustMatch(etag)));

        Assert.Equal(PutResult.Refused(PutOutcome.ConditionFailed), result);
        Assert.Null(await ReadAsync("a.ts"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    public void MustMatch_NoETag_Throws(string etag) =>
        Assert.Throws<ArgumentException>(() => PutCondition.MustMatch(etag));

    [Fact]
    public async Task PutAsync_NoContainer_Refuses()
    {
        foreach (var condition in new[] { PutCondition.None, PutCondition.MustNotExist, PutCondition.MustMatch("\"1\"") })
        {
            var result = await PutAsync(MissingContainer("a.ts"), "bytes", new PutOptions(Type, condition));
            Assert.Equal(PutResult.Refused(PutOutcome.NoSuchContainer), result);
        }
    }

    [Fact]
    public async Task PutAsync_ManyAtOnceMustNotExist_StoresExactlyOne()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
            (Text: $"writer {i}", Result: await PutAsync(Key("a.ts"), $"writer {i}", PutOptions.CreateOnly(Type)))));

        var stored = Assert.Single(results, r => r.Result.Outcome == PutOutcome.Stored);
        Assert.All(results.Except([stored]), r => Assert.Equal(PutOutcome.AlreadyExists, r.Result.Outcome));
        Assert.Equal(stored.Text, await ReadAsync("a.ts"));
    }

    [Fact]
    public async Task PutAsync_ManyAtOnceMustMatch_StoresExactlyOne()
    {
        var etag = await PutAsync("a.ts", "start");
        var options = new PutOptions(Type, PutCondition.MustMatch(etag));

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => PutAsync(Key("a.ts"), $"writer {i}", options)));

        Assert.Single(results, r => r.Outcome == PutOutcome.Stored);
        Assert.Equal(15, results.Count(r => r.Outcome == PutOutcome.ConditionFailed));
    }
}
