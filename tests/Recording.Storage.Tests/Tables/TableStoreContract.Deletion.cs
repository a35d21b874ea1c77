using Recording.Storage.Tables;
using static Recording.Storage.Tables.TableOperation;

namespace Recording.Storage.Tests.Tables;

public abstract partial class TableStoreContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(2500)]
    public async Task DeleteTable_Rows_AreGoneFromAllPartitions(int rows)
    {
        await InsertAllAsync(Enumerable.Range(0, rows).Select(i => $"row{i}"));
        await ExecuteAsync("", new Insert("", One(1)));
        await ExecuteAsync("\uFFFD", new Insert("\uFFFD", One(1)));

        await Store.DeleteTableAsync(Table, Cancellation);

        foreach (var partition in (string[])[Partition, "", "\uFFFD"])
            Assert.Empty((await Store.QueryAsync(Table, new TableQuery(partition), Cancellation)).Rows);
        Assert.Null(await GetAsync("row0"));
    }

    [Fact]
    public async Task DeleteTable_OtherTables_AreUntouched()
    {
        var others = (string[])[$"{Table}0", $"A{Table}", Table[..^1]];
        await InsertAsync("row", One(1));
        foreach (var other in others)
            await Store.ExecuteAsync(other, Partition, [new Insert("row", One(2))], Cancellation);

        await Store.DeleteTableAsync(Table, Cancellation);

        foreach (var other in others)
            Assert.Equal(2, (await Store.GetAsync(other, Partition, "row", Cancellation))?.Properties["Value"]);
    }

    [Fact]
    public async Task DeleteTable_MissingOrGoneAlready_IsFine()
    {
        await Store.DeleteTableAsync(Table, Cancellation);
        await InsertAsync("row", One(1));

        await Store.DeleteTableAsync($"{Table}x", Cancellation);
        Assert.NotNull(await GetAsync("row"));
        await Store.DeleteTableAsync(Table, Cancellation);
        await Store.DeleteTableAsync(Table, Cancellation);

        Assert.Null(await GetAsync("row"));
    }

    [Fact]
    public async Task DeleteTable_CaseOfItsName_DoesNotMatter()
    {
        await InsertAsync("row", One(1));

        await Store.DeleteTableAsync(Table.ToLowerInvariant(), Cancellation);

        Assert.Null(await GetAsync("row"));
    }

    [Fact]
    public async Task DeleteTable_IllegalName_Throws() => await RefusedAsync(() => Store.DeleteTableAsync("1abc", Cancellation));

    [Fact]
    public async Task DeleteTable_Cancelled_Throws()
    {
        await InsertAsync("row", One(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.DeleteTableAsync(Table, new CancellationToken(canceled: true)));

        Assert.NotNull(await GetAsync("row"));
    }
}
