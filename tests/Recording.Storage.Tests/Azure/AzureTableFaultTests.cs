using Recording.Storage.Azure;
using Recording.Storage.Tables;
using static Recording.Storage.Tables.TableOperation;

namespace Recording.Storage.Tests.Azure;

/// <summary>What becomes of transactions when the line to the service has faults.</summary>
public sealed class AzureTableFaultTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly string _table = $"T{Guid.NewGuid():n}";
    private AzureAccount _account = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _account = await azurite.AccountAsync();
        await ExecuteAsync(Fault.None, new Insert("table", One(0)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData((int)Fault.AnswerLost)]
    [InlineData((int)Fault.Busy)]
    [InlineData((int)Fault.Unreachable)]
    public async Task Insert_FirstAttemptFails_IsCommittedOnceWithItsETag(int fault)
    {
        var result = await ExecuteAsync((Fault)fault, new Insert("row", One(1)));

        Assert.True(result.Succeeded);
        Assert.Equal([(await GetAsync("row"))!.ETag], result.ETags);
    }

    [Theory]
    [InlineData((int)Fault.AnswerLost)]
    [InlineData((int)Fault.Busy)]
    public async Task Transaction_FirstAttemptFails_IsCommittedOnceWithItsETags(int fault)
    {
        var etag = (await ExecuteAsync(Fault.None, new Insert("counter", One(1)), new Insert("old", One(1)))).ETags[0];
        var all = new Dictionary<string, object>
        {
            ["Text"] = "録画🎥\u2028",
            ["Long"] = 7L,
            ["Double"] = double.NaN,
            ["Whole"] = 5.0,
            ["Time"] = DateTimeOffset.UnixEpoch,
            ["Bytes"] = new byte[] { 7 },
        };

        var result = await ExecuteAsync(
            (Fault)fault, new Insert("row", all), new Replace("counter", One(2), etag), new Delete("old"), new Upsert("other", One(3)));

        Assert.True(result.Succeeded);
        Assert.Equal([(await GetAsync("row"))!.ETag, (await GetAsync("counter"))!.ETag, "", (await GetAsync("other"))!.ETag], result.ETags);
        Assert.Equal((2, null), ((await GetAsync("counter"))!.Properties["Value"], await GetAsync("old")));
    }

    [Theory]
    [InlineData((int)Fault.AnswerLost)]
    [InlineData((int)Fault.Busy)]
    public async Task Insert_AnothersRowThereAndFirstAttemptFails_IsRefused(int fault)
    {
        await ExecuteAsync(Fault.None, new Insert("row", One(1)));

        var result = await ExecuteAsync((Fault)fault, new Upsert("other", One(2)), new Insert("row", One(2)));

        Assert.Equal((TransactionOutcome.AlreadyExists, 1), (result.Outcome, result.FailedIndex));
        Assert.Equal(1, (await GetAsync("row"))!.Properties["Value"]);
        Assert.Null(await GetAsync("other"));
    }

    // Two writers may count to the same number, so the same content does not say whose it is.
    [Fact]
    public async Task Replace_AnswerLost_IsNotKnown()
    {
        var etag = (await ExecuteAsync(Fault.None, new Insert("counter", One(1)))).ETags[0];

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => ExecuteAsync(Fault.AnswerLost, new Replace("counter", One(2), etag)));

        Assert.Equal(2, (await GetAsync("counter"))!.Properties["Value"]);
    }

    [Fact]
    public async Task Upsert_AnswerLost_IsCommitted()
    {
        Assert.True((await ExecuteAsync(Fault.AnswerLost, new Upsert("row", One(1)))).Succeeded);
        Assert.Equal(1, (await GetAsync("row"))!.Properties["Value"]);
    }

    [Fact]
    public async Task QueryAndDeleteTable_EveryOtherAttemptFails_DoWhatTheyShould()
    {
        var store = FaultyAccount.Tables(_account, n => n % 4 == 0 ? Fault.AnswerLost : n % 4 == 2 ? Fault.Busy : Fault.None);

        Assert.Equal("table", Assert.Single((await store.QueryAsync(_table, new TableQuery("p"), Cancellation)).Rows).RowKey);
        Assert.NotNull(await store.GetAsync(_table, "p", "table", Cancellation));
        await store.DeleteTableAsync(_table, Cancellation);
        Assert.Empty((await store.QueryAsync(_table, new TableQuery("p"), Cancellation)).Rows);
    }

    private static Dictionary<string, object> One(int value) => new() { ["Value"] = value };

    /// <summary>Executes with a fault of the first attempt.</summary>
    private Task<TransactionResult> ExecuteAsync(Fault fault, params IReadOnlyList<TableOperation> operations) =>
        FaultyAccount.Tables(_account, n => n == 0 ? fault : Fault.None).ExecuteAsync(_table, "p", operations, Cancellation);

    private Task<TableRow?> GetAsync(string rowKey) =>
        FaultyAccount.Tables(_account, _ => Fault.None).GetAsync(_table, "p", rowKey, Cancellation);
}
