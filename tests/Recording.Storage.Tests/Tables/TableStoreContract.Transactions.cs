using Recording.Storage.Tables;
using static Recording.Storage.Tables.TableOperation;

namespace Recording.Storage.Tests.Tables;

public abstract partial class TableStoreContract
{
    [Fact]
    public async Task Insert_RowThere_IsRefusedAndKeepsTheFirst()
    {
        var etag = await InsertAsync("row", One(1));

        AssertFailed(TransactionOutcome.AlreadyExists, 0, await ExecuteAsync(Partition, new Insert("row", One(2))));

        var row = await GetAsync("row");
        Assert.Equal((1, etag), (row!.Properties["Value"], row.ETag));
    }

    [Fact]
    public async Task Upsert_RowThereOrNot_WritesItAndReplacesAllProperties()
    {
        var first = await ExecuteAsync(Partition, new Upsert("row", new Dictionary<string, object> { ["Old"] = 1, ["Value"] = 1 }));
        var second = await ExecuteAsync(Partition, new Upsert("row", One(2)));

        Assert.True(first.Succeeded && second.Succeeded);
        Assert.NotEqual(first.ETags[0], second.ETags[0]);
        var row = await GetAsync("row");
        Assert.Equal(One(2), row!.Properties);
        Assert.Equal(second.ETags[0], row.ETag);
    }

    [Fact]
    public async Task Replace_CurrentETag_ReplacesAllProperties()
    {
        var etag = await InsertAsync("row", new Dictionary<string, object> { ["Old"] = 1, ["Value"] = 1 });

        var result = await ExecuteAsync(Partition, new Replace("row", One(2), etag));

        Assert.True(result.Succeeded);
        var row = await GetAsync("row");
        Assert.Equal(One(2), row!.Properties);
        Assert.Equal(result.ETags[0], row.ETag);
    }

    [Fact]
    public async Task Replace_SameProperties_ChangesTheETagAllTheSame()
    {
        var etag = await InsertAsync("row", One(1));

        var result = await ExecuteAsync(Partition, new Replace("row", One(1), etag));

        Assert.NotEqual(etag, result.ETags[0]);
        AssertFailed(TransactionOutcome.ETagMismatch, 0, await ExecuteAsync(Partition, new Replace("row", One(1), etag)));
    }

    [Fact]
    public async Task Replace_StaleETag_IsRefusedAndKeepsTheRow()
    {
        var stale = await InsertAsync("row", One(1));
        await ExecuteAsync(Partition, new Upsert("row", One(2)));

        AssertFailed(TransactionOutcome.ETagMismatch, 0, await ExecuteAsync(Partition, new Replace("row", One(3), stale)));
        Assert.Equal(One(2), (await GetAsync("row"))!.Properties);
    }

    [Fact]
    public async Task Replace_RowGone_IsNotFound()
    {
        var etag = await InsertAsync("row", One(1));
        await ExecuteAsync(Partition, new Delete("row"));

        AssertFailed(TransactionOutcome.NotFound, 0, await ExecuteAsync(Partition, new Replace("row", One(2), etag)));
        Assert.Null(await GetAsync("row"));
    }

    [Fact]
    public async Task Replace_ETagOfARowsFormerLife_IsRefused()
    {
        var former = await InsertAsync("row", One(1));
        await ExecuteAsync(Partition, new Delete("row"));
        await InsertAsync("row", One(1));

        AssertFailed(TransactionOutcome.ETagMismatch, 0, await ExecuteAsync(Partition, new Replace("row", One(2), former)));
    }

    [Fact]
    public async Task ReplaceOrDelete_NoTableYet_IsNotFound()
    {
        AssertFailed(TransactionOutcome.NotFound, 0, await ExecuteAsync(Partition, new Delete("row")));
        AssertFailed(TransactionOutcome.NotFound, 0, await ExecuteAsync(Partition, new Delete("row", "W/\"1\"")));
        AssertFailed(TransactionOutcome.NotFound, 0, await ExecuteAsync(Partition, new Replace("row", One(1), "W/\"1\"")));
    }

    [Fact]
    public async Task Delete_RowThere_RemovesItAndHasNoETag()
    {
        await InsertAsync("row", One(1));

        var result = await ExecuteAsync(Partition, new Delete("row"));

        Assert.True(result.Succeeded);
        Assert.Equal([""], result.ETags);
        Assert.Null(await GetAsync("row"));
    }

    [Fact]
    public async Task Delete_WithETag_RemovesThatVersionOnly()
    {
        var stale = await InsertAsync("row", One(1));
        var current = (await ExecuteAsync(Partition, new Upsert("row", One(2)))).ETags[0];

        AssertFailed(TransactionOutcome.ETagMismatch, 0, await ExecuteAsync(Partition, new Delete("row", stale)));
        Assert.NotNull(await GetAsync("row"));

        Assert.True((await ExecuteAsync(Partition, new Delete("row", current))).Succeeded);
        AssertFailed(TransactionOutcome.NotFound, 0, await ExecuteAsync(Partition, new Delete("row", current)));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("ffffffffffffffffff")]
    [InlineData("W/\"datetime'2026-01-02T03%3A04%3A05.0000000Z'\"")]
    public async Task ReplaceOrDelete_ETagOfNoRow_IsAMismatch(string etag)
    {
        await InsertAsync("row", One(1));

        AssertFailed(TransactionOutcome.ETagMismatch, 0, await ExecuteAsync(Partition, new Replace("row", One(2), etag)));
        AssertFailed(TransactionOutcome.ETagMismatch, 0, await ExecuteAsync(Partition, new Delete("row", etag)));
    }

    [Fact]
    public async Task ExecuteAsync_AllKinds_AreDoneTogetherAndAnswerTheirETagsInOrder()
    {
        var replaced = await InsertAsync("replaced", One(0));
        await InsertAsync("deleted", One(0));

        var result = await ExecuteAsync(
            Partition,
            new Insert("inserted", One(1)), new Delete("deleted"), new Replace("replaced", One(2), replaced), new Upsert("upserted", One(3)));

        Assert.Equal((TransactionOutcome.Committed, -1, true), (result.Outcome, result.FailedIndex, result.Succeeded));
        Assert.Equal(["inserted", "replaced", "upserted"], await KeysAsync(new TableQuery(Partition)));
        string[] etags =
            [(await GetAsync("inserted"))!.ETag, "", (await GetAsync("replaced"))!.ETag, (await GetAsync("upserted"))!.ETag];
        Assert.Equal(etags, result.ETags);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(57)]
    [InlineData(99)]
    public async Task ExecuteAsync_OneCannotBeDone_AnswersItAndDoesNothing(int index)
    {
        await InsertAsync("there", One(0));
        var operations = Enumerable.Range(0, 100).Select(i => (TableOperation)new Upsert($"row{i}", One(i))).ToList();
        foreach (var (operation, outcome) in new (TableOperation, TransactionOutcome)[]
        {
            (new Insert("there", One(1)), TransactionOutcome.AlreadyExists),
            (new Delete("missing"), TransactionOutcome.NotFound),
            (new Replace("there", One(1), "1"), TransactionOutcome.ETagMismatch),
            (new Delete("there", "1"), TransactionOutcome.ETagMismatch),
        })
        {
            operations[index] = operation;
            AssertFailed(outcome, index, await ExecuteAsync(Partition, operations));
        }

        var row = Assert.Single((await Store.QueryAsync(Table, new TableQuery(Partition), Cancellation)).Rows);
        Assert.Equal(One(0), row.Properties);
    }

    [Fact]
    public async Task ExecuteAsync_SeveralCannotBeDone_AnswersTheFirst()
    {
        await InsertAsync("there", One(0));

        var result = await ExecuteAsync(Partition, new Upsert("a", One(1)), new Delete("missing"), new Insert("there", One(1)));

        AssertFailed(TransactionOutcome.NotFound, 1, result);
    }

    private static void AssertFailed(TransactionOutcome outcome, int index, TransactionResult result)
    {
        Assert.Equal((outcome, index, false), (result.Outcome, result.FailedIndex, result.Succeeded));
        Assert.Empty(result.ETags);
    }
}
