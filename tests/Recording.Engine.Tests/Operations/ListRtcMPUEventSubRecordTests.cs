using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Operations;
using Recording.Engine.Rtc;
using Recording.Engine.RtcMpuEvents;
using Recording.Engine.Settings;
using Recording.Engine.Tests.CallbackRecords;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Operations;

public sealed class ListRtcMPUEventSubRecordTests
{
    private readonly ManualTime _time = new();
    private readonly CallbackRecordStore _records = new(new MemoryTables());
    private readonly ListRtcMPUEventSubRecord _operation;

    public ListRtcMPUEventSubRecordTests()
    {
        var apps = new RtcAppsOptions();
        apps.Apps["app"] = new RtcAppOptions();
        _operation = new ListRtcMPUEventSubRecord(_records, new EventSubAccess(new ConfiguredRtcApps(Options.Create(apps))), _time);
    }

    [Theory]
    [InlineData(1, 20, 20, true)]
    [InlineData(2, 20, 20, true)]
    [InlineData(3, 20, 5, false)]
    [InlineData(4, 20, 0, false)]
    [InlineData(1, 45, 45, false)]
    [InlineData(1, 44, 44, true)]
    [InlineData(3, 15, 15, false)]
    [InlineData(45, 1, 1, false)]
    [InlineData(2147483647, 100, 0, false)]
    public async Task List_AnyPage_SaysWhetherOneFollows(int number, int size, int count, bool hasMore)
    {
        await FillAsync(45);

        var answer = await ListAsync(("PageNo", number), ("PageSize", size));

        Assert.Equal(["RequestId", "Count", "HasMore", "Logs"], answer.EnumerateObject().Select(member => member.Name));
        Assert.Equal((count, hasMore, count), (answer.GetProperty("Count").GetInt32(), answer.GetProperty("HasMore").GetBoolean(), answer.GetProperty("Logs").GetArrayLength()));
    }

    [Fact]
    public async Task List_PageAfterPage_ShowsEveryRecordOnceNewestFirst()
    {
        await FillAsync(45);
        var seen = new List<string?>();
        JsonElement answer;
        for (var number = 1; ; number++)
        {
            answer = await ListAsync(("PageNo", number), ("PageSize", 7));
            seen.AddRange(answer.GetProperty("Logs").EnumerateArray().Select(log => log.GetProperty("MsgId").GetString()));
            if (!answer.GetProperty("HasMore").GetBoolean())
                break;
        }

        Assert.Equal(Enumerable.Range(1, 45).Select(i => $"msg-{i}"), seen);
    }

    [Fact]
    public async Task List_NothingSent_IsEmpty()
    {
        var answer = await ListAsync();

        Assert.Equal("""{"RequestId":"ID","Count":0,"HasMore":false,"Logs":[]}""", answer.GetRawText());
    }

    [Fact]
    public async Task List_Record_HasTheFieldsOfTheDocument()
    {
        var sentAt = _time.GetUtcNow().AddMinutes(-1);
        await _records.AppendAsync(
            Record(1, sentAt) with { Body = """{"EventType":1}""", Url = "http://hook/?token=a", CostMilliseconds = 22, Status = 503, Succeeded = false }, default);

        var log = (await ListAsync()).GetProperty("Logs")[0];

        Assert.Equal(
            """{"AppId":"app","SubId":"Sub-1","MsgId":"msg-1","Data":"{\"EventType\":1}","Time":"2026-03-01T07:59:00Z","Cost":22,"CallbackUrl":"http://hook/?token=a","HTTPCode":"503"}""",
            log.GetRawText());
    }

    [Fact]
    public async Task List_NoAnswer_HasTheCode0()
    {
        await _records.AppendAsync(Record(1, _time.GetUtcNow()) with { Status = 0, Succeeded = false }, default);

        Assert.Equal("0", (await ListAsync()).GetProperty("Logs")[0].GetProperty("HTTPCode").GetString());
    }

    [Theory]
    [InlineData("Sub-0", 22)]
    [InlineData("Sub-1", 23)]
    [InlineData("Sub-2", 0)]
    [InlineData("room", 0)]
    public async Task List_OfASubscription_ShowsOnlyItsOwn(string subId, int count)
    {
        await FillAsync(45);

        var logs = (await ListAsync(("SubId", subId), ("PageSize", 100))).GetProperty("Logs").EnumerateArray().ToList();

        Assert.Equal(count, logs.Count);
        Assert.All(logs, log => Assert.Equal(subId, log.GetProperty("SubId").GetString()));
    }

    [Fact]
    public async Task List_OfASubscription_HasPagesOfItsOwn()
    {
        await FillAsync(45);

        var answer = await ListAsync(("SubId", "Sub-1"), ("PageNo", 3), ("PageSize", 10));

        Assert.Equal((3, false), (answer.GetProperty("Count").GetInt32(), answer.GetProperty("HasMore").GetBoolean()));
    }

    [Fact]
    public async Task List_OtherKindsAndApplications_AreNotShown()
    {
        var now = _time.GetUtcNow();
        await _records.AppendAsync(Record(1, now) with { Kind = CallbackKind.RtcRecord }, default);
        await _records.AppendAsync(Record(2, now) with { App = "App" }, default);
        await _records.AppendAsync(RecordSamples.Live("task-3", now) with { App = "app" }, default);

        Assert.Equal(0, (await ListAsync()).GetProperty("Count").GetInt32());
    }

    [Fact]
    public async Task List_SevenDays_IncludeBothEnds()
    {
        var now = _time.GetUtcNow();
        foreach (var (number, age) in new[] { (1, TimeSpan.Zero), (2, TimeSpan.FromDays(7)), (3, TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1)) })
            await _records.AppendAsync(Record(number, now - age), default);

        var logs = (await ListAsync()).GetProperty("Logs").EnumerateArray().Select(log => log.GetProperty("MsgId").GetString());

        Assert.Equal(["msg-1", "msg-2"], logs);
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static CallbackRecord Record(int number, DateTimeOffset sentAt) => RecordSamples.Live($"task-{number}", sentAt) with
    {
        Kind = CallbackKind.Relay,
        Domain = "",
        App = "app",
        Stream = "room",
        SubId = $"Sub-{number % 2}",
        MsgId = $"msg-{number}",
        Sequence = number,
        Type = "Running",
    };

    /// <summary>One a second until now, of two subscriptions in turn; some failed.</summary>
    private async Task FillAsync(int records)
    {
        for (var i = 1; i <= records; i++)
            await _records.AppendAsync(Record(i, _time.GetUtcNow().AddSeconds(-i)) with { Succeeded = i % 3 == 0, Status = i % 3 == 0 ? 200 : 0 }, default);
    }

    private async Task<JsonElement> ListAsync(params (string Name, JsonNode Value)[] more)
    {
        var now = _time.GetUtcNow();
        var parameters = new JsonObject
        {
            ["AppId"] = "app",
            ["StartTime"] = Text(now.AddDays(-7)),
            ["EndTime"] = Text(now),
            ["PageSize"] = 10,
            ["PageNo"] = 1,
        };
        foreach (var (name, value) in more)
            parameters[name] = value;
        var answer = await _operation.ExecuteAsync(new OperationRequest("ID", parameters, Extended: false), default);
        Assert.True(answer.Succeeded, answer.Error?.Message);
        return JsonElement.Parse(answer.Body);
    }
}
