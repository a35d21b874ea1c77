using System.Globalization;
using System.Text;
using Recording.Storage.Tables;

namespace Recording.Storage.Tests.Tables;

public abstract partial class TableStoreContract
{
    public static TheoryData<string> Texts =>
    [
        "", " ", "  blanks around  ", "line\r\nline\n\r", "tab\tquote\"'`\\/&<>%+#?", "\0\u0001\u001F\u007F\u0085", "null", "1", "true",
        "2026-01-02T03:04:05Z", "Übung", "a\u0308", "録画", "🎥📼", "\uD800\uDC00\uDBFF\uDFFF", "\uFEFFmark", "\uFFFD\uFFFE\uFFFF", "\u2028\u2029",
    ];

    public static TheoryData<double> Doubles =>
    [
        0, 1, -1, 0.1, 1.0 / 3, 5, 1e15, 1e16, 1e21, 123456789012345678, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon,
        2.2250738585072014E-308, Math.PI, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Value_Text_ComesBackExactly(string value) => Assert.Equal(value, await RoundTripAsync(value));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public async Task Value_Int_ComesBackExactly(int value) => Assert.Equal(value, await RoundTripAsync(value));

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    [InlineData(int.MaxValue + 1L)]
    [InlineData(9_007_199_254_740_993)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task Value_Long_ComesBackExactly(long value) => Assert.Equal(value, await RoundTripAsync(value));

    // Whole numbers must stay doubles. Equals takes any NaN for NaN and any zero for zero, as the contract does.
    [Theory]
    [MemberData(nameof(Doubles))]
    public async Task Value_Double_ComesBackEqual(double value) =>
        Assert.True(value.Equals(Assert.IsType<double>(await RoundTripAsync(value))));

    [Fact]
    public async Task Value_NegativeZero_ComesBackAsAZero() => Assert.True(await RoundTripAsync(-0.0) is 0.0);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Value_Bool_ComesBack(bool value) => Assert.Equal(value, await RoundTripAsync(value));

    [Theory]
    [InlineData("1601-01-01T00:00:00.0000000Z")]
    [InlineData("1601-01-01T00:00:00.0000001Z")]
    [InlineData("1970-01-01T00:00:00.0000000Z")]
    [InlineData("2026-01-02T03:04:05.1234567Z")]
    [InlineData("2026-01-02T03:04:05.1230000Z")]
    [InlineData("2024-02-29T23:59:59.9999999Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public async Task Value_Time_ComesBackToTheTickInUtc(string text)
    {
        var time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

        var back = Assert.IsType<DateTimeOffset>(await RoundTripAsync(time));

        Assert.Equal((time.Ticks, TimeSpan.Zero), (back.Ticks, back.Offset));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(256)]
    [InlineData(TableLimits.PropertyBytes)]
    public async Task Value_Bytes_ComeBackExactly(int length)
    {
        var value = Enumerable.Range(0, length).Select(i => (byte)(255 - (i % 256))).ToArray();

        Assert.Equal(value, await RoundTripAsync(value));
    }

    [Fact]
    public async Task Value_LargestText_ComesBackExactly()
    {
        var value = new StringBuilder().Insert(0, "録\uD83C\uDFA5z", TableLimits.PropertyBytes / 2 / 4).ToString();

        Assert.Equal(TableLimits.PropertyBytes, 2 * value.Length);
        Assert.Equal(value, await RoundTripAsync(value));
    }

    [Fact]
    public async Task Row_AllTypesTogether_ComesBack()
    {
        var properties = new Dictionary<string, object>
        {
            ["Text"] = "text",
            ["Int"] = 7,
            ["Long"] = 7L,
            ["Double"] = 7.0,
            ["Bool"] = true,
            ["Time"] = DateTimeOffset.UnixEpoch,
            ["Bytes"] = new byte[] { 7 },
            ["_under_score9"] = "",
            ["text"] = "other case",
        };
        await InsertAsync("row", properties);

        Assert.Equal(properties, (await GetAsync("row"))!.Properties);
        Assert.Equal(properties, Assert.Single((await Store.QueryAsync(Table, new TableQuery(Partition), Cancellation)).Rows).Properties);
    }

    [Fact]
    public async Task Row_WithoutProperties_ComesBack()
    {
        await InsertAsync("row", new Dictionary<string, object>());

        Assert.Empty((await GetAsync("row"))!.Properties);
    }

    private async Task<object> RoundTripAsync(object value)
    {
        await InsertAsync("row", new Dictionary<string, object> { ["Before"] = 1, ["Value"] = value, ["After"] = "x" });
        var row = await GetAsync("row");
        Assert.Equal((3, 1, "x"), (row!.Properties.Count, row.Properties["Before"], row.Properties["After"]));
        return row.Properties["Value"];
    }
}
