using Recording.Storage.Tables;
using static Recording.Storage.Tables.TableOperation;

namespace Recording.Storage.Tests.Tables;

public abstract partial class TableStoreContract
{
    public static TheoryData<string> IllegalKeys =>
        ["a/b", "a\\b", "a#b", "a?b", "a\tb", "\0", "a\u001F", "\u007F", "\u0085", "\u009F", "\uD800", "a\uDC00b", new string('x', 513)];

    public static TheoryData<string> LegalKeys =>
        ["", " ", "a b", ".", "..", "a'b\"c", "%2F", "100%", "a+b&c=d|e", "[x]{y}", "録画🎥", "\u00A0", "\uFFFF", "~", new string('x', 512), new string('録', 512)];

    public static TheoryData<object> IllegalValues =>
    [
        "\uD83C", "\uDFA5\uD83C", new string('x', 32769), new byte[65537], 1f, 1m, (short)1, 1u, 1UL, 'c', DateTime.UtcNow, Guid.Empty, TimeSpan.Zero,
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)), new DateTimeOffset(1600, 12, 31, 23, 59, 59, TimeSpan.Zero),
    ];

    [Theory]
    [MemberData(nameof(LegalKeys))]
    public async Task Key_Legal_IsTaken(string key)
    {
        Assert.True((await ExecuteAsync(key, new Insert(key, One(1)))).Succeeded);

        var row = await Store.GetAsync(Table, key, key, Cancellation);
        Assert.Equal((key, key), (row?.PartitionKey, row?.RowKey));
        Assert.Equal(key, Assert.Single((await Store.QueryAsync(Table, new TableQuery(key), Cancellation)).Rows).RowKey);
        Assert.True((await ExecuteAsync(key, new Replace(key, One(2), row!.ETag))).Succeeded);
        Assert.True((await ExecuteAsync(key, new Delete(key))).Succeeded);
    }

    [Theory]
    [MemberData(nameof(IllegalKeys))]
    public async Task Key_Illegal_Throws(string key)
    {
        await RefusedAsync(() => ExecuteAsync(key, new Insert("row", One(1))));
        await RefusedAsync(() => ExecuteAsync(Partition, new Insert(key, One(1))));
        await RefusedAsync(() => ExecuteAsync(Partition, new Delete(key)));
        await RefusedAsync(() => Store.GetAsync(Table, key, "row", Cancellation));
        await RefusedAsync(() => Store.GetAsync(Table, Partition, key, Cancellation));
        await RefusedAsync(() => Store.QueryAsync(Table, new TableQuery(key), Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("with-hyphen")]
    [InlineData("täble")]
    [InlineData("Tables")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public async Task TableName_Illegal_Throws(string table)
    {
        await RefusedAsync(() => Store.GetAsync(table, Partition, "row", Cancellation));
        await RefusedAsync(() => Store.ExecuteAsync(table, Partition, [new Insert("row", One(1))], Cancellation));
        await RefusedAsync(() => Store.QueryAsync(table, new TableQuery(Partition), Cancellation));
    }

    [Theory]
    [MemberData(nameof(IllegalValues))]
    public Task Value_Illegal_Throws(object value) => RefusedAsync("Value", value);

    [Fact]
    public Task Value_Null_Throws() => RefusedAsync("Value", null!);

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a-b")]
    [InlineData("ä")]
    [InlineData("PartitionKey")]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    public async Task PropertyName_Illegal_Throws(string name)
    {
        await RefusedAsync(name, 1);
        await RefusedAsync(() => Store.QueryAsync(Table, new TableQuery(Partition, Select: [name]), Cancellation));
    }

    [Fact]
    public async Task PropertyName_Longest_IsTakenAndOneMoreIsNot()
    {
        var longest = new string('n', 255);
        await InsertAsync("other", new Dictionary<string, object> { [longest] = 1 });

        Assert.Equal([longest], (await GetAsync("other"))!.Properties.Keys);
        await RefusedAsync(longest + "n", 1);
    }

    [Fact]
    public async Task Properties_Most_AreTakenAndOneMoreIsNot()
    {
        var most = Enumerable.Range(0, TableLimits.Properties).ToDictionary(i => $"P{i}", i => (object)i);
        await InsertAsync("row", most);

        Assert.Equal(most, (await GetAsync("row"))!.Properties);
        await RefusedAsync(() => ExecuteAsync(Partition, new Upsert("row", new Dictionary<string, object>(most) { ["More"] = 1 })));
    }

    [Fact]
    public async Task Row_Largest_IsTakenAndOneByteMoreIsNot()
    {
        // 4 + two bytes a character of the keys + per property 8, two bytes a character of its name, 4 and its bytes.
        var left = TableLimits.RowBytes - 4 - 2 * (Partition.Length + "row".Length);
        var properties = new Dictionary<string, object>();
        for (var i = 10; left > 0; i++)
        {
            var length = Math.Min(TableLimits.PropertyBytes, left - 8 - 2 * 3 - 4);
            properties[$"P{i}"] = new byte[length];
            left -= 8 + 2 * 3 + 4 + length;
        }

        await InsertAsync("row", properties);
        Assert.Equal(properties, (await GetAsync("row"))!.Properties);

        var last = properties.Keys.Max()!;
        properties[last] = new byte[((byte[])properties[last]).Length + 1];
        await RefusedAsync(() => ExecuteAsync(Partition, new Upsert("row", properties)));
    }

    [Fact]
    public async Task Transaction_MostOperations_AreTakenAndOneMoreIsNot()
    {
        var operations = Enumerable.Range(0, 101).Select(i => (TableOperation)new Upsert($"row{i}", One(i))).ToList();

        Assert.True((await ExecuteAsync(Partition, operations[..100])).Succeeded);
        await RefusedAsync(() => ExecuteAsync(Partition, operations));
        await RefusedAsync(() => ExecuteAsync(Partition, []));
    }

    [Fact]
    public async Task Transaction_LargeOnes_AreTakenUpTo4MiBAndNotAbove()
    {
        var half = new Dictionary<string, object>();
        for (var i = 0; i < 8; i++)
            half[$"P{i}"] = new byte[60_000];
        var operations = Enumerable.Range(0, 9).Select(i => (TableOperation)new Insert($"row{i}", half)).ToList();

        // Six rows travel in 3.9 MB as Base64; nine have 4.3 MB even at rest.
        Assert.True((await ExecuteAsync(Partition, operations[..6])).Succeeded);
        await RefusedAsync(() => ExecuteAsync("other", operations));
        Assert.Empty((await Store.QueryAsync(Table, new TableQuery("other"), Cancellation)).Rows);
    }

    [Fact]
    public async Task Transaction_TwoOperationsOnOneRow_Throws()
    {
        await RefusedAsync(() => ExecuteAsync(Partition, new Upsert("row", One(1)), new Delete("row")));
        Assert.True((await ExecuteAsync(Partition, new Upsert("row", One(1)), new Upsert("Row", One(2)))).Succeeded);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("a\r\nb")]
    public async Task ETag_Illegal_Throws(string etag)
    {
        await InsertAsync("row", One(1));

        await RefusedAsync(() => ExecuteAsync(Partition, new Replace("row", One(2), etag)));
        await RefusedAsync(() => ExecuteAsync(Partition, new Delete("row", etag)));
    }

    [Fact]
    public async Task Properties_Null_Throws()
    {
        await RefusedAsync(() => ExecuteAsync(Partition, new Insert("row", null!)));
        await RefusedAsync(() => ExecuteAsync(Partition, new Insert("row", One(1)), null!));
    }

    private static async Task RefusedAsync(Func<Task> call) => await Assert.ThrowsAnyAsync<ArgumentException>(call);

    private async Task RefusedAsync(string name, object value)
    {
        var properties = new Dictionary<string, object> { [name] = value };
        await RefusedAsync(() => ExecuteAsync(Partition, new Insert("row", properties)));
        await RefusedAsync(() => ExecuteAsync(Partition, new Upsert("row", properties)));
        await RefusedAsync(() => ExecuteAsync(Partition, new Replace("row", properties, "1")));
        Assert.Null(await GetAsync("row"));
    }
}
