using Recording.Storage.Tables;
using static Recording.Storage.Tables.TableOperation;

namespace Recording.Storage.Tests.Tables;

public abstract partial class TableStoreContract
{
    private const int Writers = 8;

    [Fact]
    public async Task Replace_ManyAtOnce_HasExactlyOneWinnerPerRound()
    {
        var etag = await InsertAsync("row", One(-1));
        for (var round = 0; round < 25; round++)
        {
            var current = etag;
            var results = await AtOnceAsync(writer => ExecuteAsync(Partition, new Replace("row", One(writer), current)));

            var winner = Assert.Single(Enumerable.Range(0, Writers), i => results[i].Succeeded);
            Assert.All(results.Where(r => !r.Succeeded), r => AssertFailed(TransactionOutcome.ETagMismatch, 0, r));
            var row = await GetAsync("row");
            Assert.Equal((winner, results[winner].ETags[0]), (row!.Properties["Value"], row.ETag));
            etag = row.ETag;
        }
    }

    [Fact]
    public async Task Insert_ManyAtOnce_HasExactlyOneWinnerPerRound()
    {
        for (var round = 0; round < 25; round++)
        {
            var key = $"row{round}";
            var results = await AtOnceAsync(writer => ExecuteAsync(Partition, new Insert(key, One(writer))));

            var winner = Assert.Single(Enumerable.Range(0, Writers), i => results[i].Succeeded);
            Assert.All(results.Where(r => !r.Succeeded), r => AssertFailed(TransactionOutcome.AlreadyExists, 0, r));
            Assert.Equal(winner, (await GetAsync(key))!.Properties["Value"]);
        }
    }

    [Fact]
    public async Task Delete_ManyAtOnce_HasExactlyOneWinner()
    {
        await InsertAsync("row", One(1));

        var results = await AtOnceAsync(_ => ExecuteAsync(Partition, new Delete("row")));

        Assert.Single(results, r => r.Succeeded);
        Assert.Equal(Writers - 1, results.Count(r => r.Outcome == TransactionOutcome.NotFound));
    }

    [Fact]
    public async Task Replace_ReadAndTriedAgain_LosesNoIncrement()
    {
        await InsertAsync("row", One(0));

        await AtOnceAsync(async _ =>
        {
            for (var i = 0; i < 20; i++)
            {
                TransactionResult result;
                do
                {
                    var row = await GetAsync("row");
                    result = await ExecuteAsync(Partition, new Replace("row", One((int)row!.Properties["Value"] + 1), row.ETag));
                }
                while (!result.Succeeded);
            }

            return true;
        });

        Assert.Equal(Writers * 20, (await GetAsync("row"))!.Properties["Value"]);
    }

    [Fact]
    public async Task ExecuteAsync_ParallelTransactions_AreSeenWholeOrNotAtAll()
    {
        const int Rows = 10;
        await ExecuteAsync(Partition, WriteAll(-1));
        using var done = new CancellationTokenSource();

        var reading = Task.Run(
            async () =>
            {
                var pages = 0;
                do
                {
                    var page = await Store.QueryAsync(Table, new TableQuery(Partition), Cancellation);
                    Assert.Equal(Rows, page.Rows.Count);
                    Assert.Single(page.Rows.Select(r => r.Properties["Value"]).Distinct());
                    pages++;
                }
                while (!done.IsCancellationRequested);
                return pages;
            },
            Cancellation);
        await AtOnceAsync(async writer =>
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.True((await ExecuteAsync(Partition, WriteAll(writer))).Succeeded);
                AssertFailed(
                    TransactionOutcome.NotFound, Rows - 1,
                    await ExecuteAsync(Partition, [.. WriteAll(1000 + writer)[..^1], new Delete("missing")]));
            }

            return true;
        });
        await done.CancelAsync();

        Assert.True(await reading > 0);

        static List<TableOperation> WriteAll(int value) =>
            [.. Enumerable.Range(0, Rows).Select(i => new Upsert($"row{i}", One(value)))];
    }

    [Fact]
    public async Task ExecuteAsync_Acknowledged_IsReadAtOnce() => await AtOnceAsync(async writer =>
    {
        for (var i = 0; i < 20; i++)
        {
            await ExecuteAsync($"p{writer}", new Upsert("row", One(i)));
            Assert.Equal(i, (await Store.GetAsync(Table, $"p{writer}", "row", Cancellation))!.Properties["Value"]);
        }

        return true;
    });

    // All start together, each on a thread of its own choice.
    private static async Task<T[]> AtOnceAsync<T>(Func<int, Task<T>> write)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, Writers).Select(async writer =>
        {
            await start.Task;
            return await write(writer);
        }).ToList();
        start.SetResult();
        return await Task.WhenAll(writers);
    }
}
