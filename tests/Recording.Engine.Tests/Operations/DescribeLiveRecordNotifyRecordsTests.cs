using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Operations;
using Recording.Engine.Tests.CallbackRecords;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Operations;

public sealed class DescribeLiveRecordNotifyRecordsTests
{
    private readonly ManualTime _time = new();
    private readonly CallbackRecordStore _records = new(new MemoryTables());
    private readonly DescribeLiveRecordNotifyRecords _operation;

    public DescribeLiveRecordNotifyRecordsTests() => _operation = new DescribeLiveRecordNotifyRecords(_records, _time);

    [Theory]
    [InlineData(1, 20, 45, 3, 20)]
    [InlineData(3, 20, 45, 3, 5)]
    [InlineData(4, 20, 45, 3, 0)]
    [InlineData(1, 45, 45, 1, 45)]
    [InlineData(45, 1, 45, 45, 1)]
    [InlineData(100_000, 500, 45, 1, 0)]
    public async Task Describe_AnyPage_HasExactTotals(int number, int size, int total, int pages, int entries)
    {
        await FillAsync(45);

        var answer = await DescribeAsync(new JsonObject { ["PageNumber"] = number, ["PageSize"] = size });

        Assert.Equal((total, pages), (answer.GetProperty("TotalNum").GetInt64(), answer.GetProperty("TotalPage").GetInt64()));
        Assert.Equal((number, size), (answer.GetProperty("PageNum").GetInt32(), answer.GetProperty("PageSize").GetInt32()));
        Assert.Equal(entries, answer.GetProperty("CallbackList").GetArrayLength());
    }

    [Theory]
    [InlineData("Status", "success", 15)]
    [InlineData("Status", "failed", 30)]
    [InlineData("AppName", "live", 45)]
    [InlineData("AppName", "Live", 0)]
    [InlineData("StreamName", "one", 45)]
    [InlineData("StreamName", "on", 0)]
    [InlineData("DomainName", "MEDIA.Example.COM", 45)]
    [InlineData("DomainName", "other.example.com", 0)]
    public async Task Describe_Filter_CountsWhatFits(string parameter, string value, int total)
    {
        await FillAsync(45);

        var answer = await DescribeAsync(new JsonObject { [parameter] = value, ["PageSize"] = 1 });

        Assert.Equal(total, answer.GetProperty("TotalNum").GetInt64());
    }

    [Fact]
    public async Task Describe_ClockWasSetBack_ShowsWhatIsLaterThanNow()
    {
        await FillAsync(1);
        await _records.AppendAsync(RecordSamples.Live("task-2", _time.GetUtcNow().AddHours(2)), CancellationToken.None);

        var answer = await DescribeAsync([]);

        Assert.Equal(
            ["2026-03-01T10:00:00Z", "2026-03-01T07:59:59Z"],
            answer.GetProperty("CallbackList").EnumerateArray().Select(entry => entry.GetProperty("NotifyTime").GetString()));
    }

    [Fact]
    public async Task Describe_RangeInWholeSeconds_IncludesBothEnds()
    {
        await FillAsync(45);

        var answer = await DescribeAsync(new JsonObject
        {
            ["StartTime"] = Text(_time.GetUtcNow().AddSeconds(-10)),
            ["EndTime"] = Text(_time.GetUtcNow().AddSeconds(-8)),
        });

        Assert.Equal(3, answer.GetProperty("TotalNum").GetInt64());
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>One a second until now, each third with success.</summary>
    private async Task FillAsync(int records)
    {
        for (var i = 1; i <= records; i++)
        {
            var record = RecordSamples.Live($"task-{i}", _time.GetUtcNow().AddSeconds(-i)) with { Succeeded = i % 3 == 0 };
            await _records.AppendAsync(record, CancellationToken.None);
        }
    }

    private async Task<JsonElement> DescribeAsync(JsonObject parameters)
    {
        var now = _time.GetUtcNow();
        parameters.TryAdd("DomainName", "media.example.com");
        parameters.TryAdd("StartTime", Text(now.AddDays(-7)));
        parameters.TryAdd("EndTime", Text(now.AddDays(365)));
        var answer = await _operation.ExecuteAsync(new OperationRequest("ID", parameters, Extended: false), CancellationToken.None);
        Assert.True(answer.Succeeded, answer.Error?.Message);
        return JsonDocument.Parse(answer.Body).RootElement;
    }
}
