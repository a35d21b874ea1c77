using Recording.Storage.Tables;
using static Recording.Storage.Tables.TableOperation;

namespace Recording.Storage.Tests.Tables;

public abstract partial class TableStoreContract
{
    // Orders by culture, by case and by UTF-8 would each get some of these wrong.
    private static readonly string[] Keys =
    [
        "", " ", "!", "0", "10", "2", "A", "B", "Z", "_", "a", "a ", "a!", "a.", "a0", "aa", "aB", "ab", "b", "~", "\u00A0", "é", "e\u0301", "ß", "ss",
        "\uD7FF", "\uD800\uDC00", "🎥", "\uDBFF\uDFFF", "\uE000", "\uFFFD", "\uFFFF", "\uFFFFa",
    ];

    public static TheoryData<string?, string?> Ranges => new()
    {
        { null, null }, { "", null }, { null, "" }, { "a", null }, { null, "a" }, { "a", "b" }, { "a", "a" }, { "b", "a" },
        { "a", "a " }, { "aC", "ac" }, { "A", "a" }, { "nothing", "nothing" }, { "\uD7FF", "\uE000" }, { "🎥", "\uFFFF" }, { "\uFFFFa", null },
        { "\uFFFFb", null }, { "a/", "a?" }, { "\u0001", "\u001F" },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task QueryAsync_Range_IsFromInclusiveToExclusiveInOrdinalOrder(string? from, string? to)
    {
        await InsertAllAsync(Keys.Reverse());
        var expected = Keys
            .Where(k => string.CompareOrdinal(k, from ?? "") >= 0 && (to is null || string.CompareOrdinal(k, to) < 0))
            .Order(StringComparer.Ordinal);

        Assert.Equal(expected, await KeysAsync(new TableQuery(Partition, from, to)));
        Assert.Equal(expected, await KeysAsync(new TableQuery(Partition, from, to, Take: 2)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("nothing")]
    [InlineData("~")]
    [InlineData("\uD7FF")]
    [InlineData("🎥")]
    [InlineData("\uDBFF\uDFFF")]
    [InlineData("\uFFFF")]
    public async Task QueryAsync_Prefix_GivesThoseKeys(string prefix)
    {
        await InsertAllAsync(Keys);

        Assert.Equal(
            Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            await KeysAsync(TableQuery.Prefix(Partition, prefix)));
    }

    // No theory: attributes are UTF-8 and cannot hold half of a pair.
    [Fact]
    public async Task QueryAsync_BoundNotWellFormed_Throws()
    {
        await RefusedAsync(() => Store.QueryAsync(Table, new TableQuery(Partition, "\uD83C"), Cancellation));
        await RefusedAsync(() => Store.QueryAsync(Table, new TableQuery(Partition, null, "a\uDFA5"), Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public Task QueryAsync_TakeOutOfBounds_Throws(int take) =>
        RefusedAsync(() => Store.QueryAsync(Table, new TableQuery(Partition, Take: take), Cancellation));

    [Fact]
    public async Task QueryAsync_NoTable_IsAnEmptyLastPage()
    {
        var page = await Store.QueryAsync(Table, new TableQuery(Partition), Cancellation);

        Assert.Empty(page.Rows);
        Assert.Null(page.Continuation);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(1000)]
    public async Task QueryAsync_Take_IsNeverExceededAndPagesGiveAllOnce(int take)
    {
        var keys = Enumerable.Range(0, 30).Select(i => $"row{i:d3}").ToList();
        await InsertAllAsync(keys);

        var found = new List<string>();
        var query = new TableQuery(Partition, Take: take);
        do
        {
            var page = await Store.QueryAsync(Table, query, Cancellation);
            Assert.InRange(page.Rows.Count, 0, take);
            found.AddRange(page.Rows.Select(r => r.RowKey));
            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);

        Assert.Equal(keys, found);
    }

    [Fact]
    public async Task QueryAsync_MoreThanAPageHolds_GivesAllInSeveral()
    {
        var keys = Enumerable.Range(0, 1203).Select(i => $"row{i:d5}").ToList();
        await InsertAllAsync(keys);

        Assert.Equal(keys, await KeysAsync(new TableQuery(Partition)));
    }

    [Fact]
    public async Task QueryAsync_LargeRows_AllCome()
    {
        var large = Enumerable.Range(0, 15).ToDictionary(i => $"P{i}", i => (object)new byte[TableLimits.PropertyBytes]);
        for (var i = 0; i < 10; i++)
            await InsertAsync($"row{i}", large);

        Assert.Equal(10, (await KeysAsync(new TableQuery(Partition))).Count);
        Assert.Equal(10, (await KeysAsync(new TableQuery(Partition, Select: []))).Count);
    }

    [Fact]
    public async Task QueryAsync_RowsComeAndGoBetweenPages_GivesTheRestOnce()
    {
        await InsertAllAsync(Enumerable.Range(0, 20).Select(i => $"row{i:d2}"));
        var query = new TableQuery(Partition, Take: 10);
        var found = new List<string>();
        do
        {
            var page = await Store.QueryAsync(Table, query, Cancellation);
            found.AddRange(page.Rows.Select(r => r.RowKey));
            query = query with { Continuation = page.Continuation };
            if (found.Count != 10)
                continue;

            // Behind the reader and where it stands: not seen. Ahead: seen. The row it stopped at and the next one go.
            await ExecuteAsync(
                Partition,
                new Insert("row00a", One(1)), new Delete("row05"), new Delete("row09"), new Delete("row10"), new Insert("row11a", One(1)));
        }
        while (query.Continuation is not null);

        Assert.Equal(
            [.. Enumerable.Range(0, 10).Select(i => $"row{i:d2}"), "row11", "row11a", .. Enumerable.Range(12, 8).Select(i => $"row{i:d2}")],
            found);
    }

    [Fact]
    public async Task QueryAsync_Select_GivesThosePropertiesAlone()
    {
        var all = new Dictionary<string, object>
        {
            ["Text"] = new string('t', 300),
            ["Int"] = 1,
            ["Long"] = 2L,
            ["Double"] = 3.0,
            ["True"] = true,
            ["False"] = false,
            ["Time"] = DateTimeOffset.UnixEpoch,
            ["Bytes"] = new byte[200],
            ["Empty"] = "",
        };
        var etag = await InsertAsync("row", all);
        foreach (var name in all.Keys)
        {
            var row = await SelectAsync(name);
            Assert.Equal((Partition, "row", etag), (row.PartitionKey, row.RowKey, row.ETag));
            Assert.Equal(new Dictionary<string, object> { [name] = all[name] }, row.Properties);
        }

        Assert.Equal(["Empty", "Int"], (await SelectAsync("Int", "Empty", "Missing", "Int", "TEXT")).Properties.Keys.Order());
        Assert.Empty((await SelectAsync()).Properties);
        Assert.Equal(all, (await GetAsync("row"))!.Properties);
    }

    private async Task<TableRow> SelectAsync(params IReadOnlyList<string> names) =>
        Assert.Single((await Store.QueryAsync(Table, new TableQuery(Partition, Select: names), Cancellation)).Rows);
}
