using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Recording.Engine.Operations;
using Recording.Engine.Security;
using Recording.Engine.Tests.Kit;
using Recording.Storage.Tables;

namespace Recording.Engine.Tests.RtcMpuEvents;

/// <summary>The operations on subscriptions, by the dispatcher, and every row of their error table that more than a parameter decides.</summary>
public sealed class EventSubOperationTests : IAsyncDisposable
{
    private const string Url = "http://hook.example.com/a?token=x";
    private static readonly (string, string) App = ("Recording:Apps:app:StreamUrl", "rtmp://gateway/live/{ChannelId}_{UserId}_{SourceType}");
    private readonly ServiceProvider _services = MemoryEngine.Build(App);

    public static TheoryData<string> Family =>
        ["CreateRtcMPUEventSub", "UpdateRtcMPUEventSub", "DeleteRtcMPUEventSub", "DescribeRtcMPUEventSub", "ListRtcMPUEventSubRecord"];

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task Subscription_IsCreatedReadChangedAndDeleted()
    {
        var created = await OkAsync("CreateRtcMPUEventSub", Sub(("ChannelIds", "b,a")));
        Assert.Equal(["RequestId", "SubId"], created.EnumerateObject().Select(member => member.Name));
        var id = created.GetProperty("SubId").GetString()!;
        Assert.Matches("^Sub-[0-9A-F]{32}$", id);

        var described = await OkAsync("DescribeRtcMPUEventSub", Sub());
        Assert.Equal("ID", described.GetProperty("RequestId").GetString());
        var info = described.GetProperty("SubInfo");
        Assert.Matches("""^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$""", info.GetProperty("CreateTime").GetString());
        Assert.Equal(
            (id, "app", "b,a", Url), (Text(info, "SubId"), Text(info, "AppId"), Text(info, "ChannelIds"), Text(info, "CallbackUrl")));

        // Without CallbackUrl it stays; without ChannelIds all channels count.
        await OkAsync("UpdateRtcMPUEventSub", new JsonObject { ["AppId"] = "app" });
        info = (await OkAsync("DescribeRtcMPUEventSub", Sub())).GetProperty("SubInfo");
        Assert.Equal(["SubId", "AppId", "CreateTime", "CallbackUrl"], info.EnumerateObject().Select(member => member.Name));
        Assert.Equal((id, Url), (Text(info, "SubId"), Text(info, "CallbackUrl")));

        await OkAsync("UpdateRtcMPUEventSub", Sub(("CallbackUrl", "https://other/"), ("ChannelIds", "c")));
        info = (await OkAsync("DescribeRtcMPUEventSub", Sub())).GetProperty("SubInfo");
        Assert.Equal((id, "c", "https://other/"), (Text(info, "SubId"), Text(info, "ChannelIds"), Text(info, "CallbackUrl")));

        await OkAsync("DeleteRtcMPUEventSub", Sub());
        Assert.NotEqual(id, Text(await OkAsync("CreateRtcMPUEventSub", Sub()), "SubId"));
    }

    [Fact]
    public async Task Create_SecondOfAnApplication_IsInvalidParamAndChangesNothing()
    {
        var id = Text(await OkAsync("CreateRtcMPUEventSub", Sub()), "SubId");

        var (status, code, message) = await RefusalAsync("CreateRtcMPUEventSub", Sub(("CallbackUrl", "http://other/")));

        Assert.Equal((400, "InvalidParam"), (status, code));
        Assert.Contains("UpdateRtcMPUEventSub", message, StringComparison.Ordinal);
        var info = (await OkAsync("DescribeRtcMPUEventSub", Sub())).GetProperty("SubInfo");
        Assert.Equal((id, Url), (Text(info, "SubId"), Text(info, "CallbackUrl")));
    }

    [Theory]
    [InlineData("UpdateRtcMPUEventSub")]
    [InlineData("DeleteRtcMPUEventSub")]
    [InlineData("DescribeRtcMPUEventSub")]
    public async Task NoSubscription_IsInvalidParam(string action)
    {
        var (status, code, message) = await RefusalAsync(action, Sub());

        Assert.Equal((400, "InvalidParam"), (status, code));
        Assert.Contains("CreateRtcMPUEventSub", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Family))]
    public async Task UnknownApplication_IsInvalidAppId(string action)
    {
        var (status, code, message) = await RefusalAsync(action, Sub(("AppId", "nobody")));

        Assert.Equal((400, "InvalidAppId"), (status, code));
        Assert.EndsWith(", please check and try again later.", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Family))]
    public async Task NothingGiven_IsMissingParam(string action) =>
        Assert.Equal((400, "MissingParam"), Row(await RefusalAsync(action, [])));

    [Theory]
    [MemberData(nameof(Family))]
    public async Task ServiceWithoutAnyApplication_IsOperationDenied(string action)
    {
        await using var services = MemoryEngine.Build();

        Assert.Equal((403, "OperationDenied", "Your account has not enabled the Live service"), await RefusalAsync(action, Sub(), services));
    }

    [Theory]
    [MemberData(nameof(Family))]
    public async Task KeyThatMayNot_IsForbidden(string action) => Assert.Equal(
        (403, "Forbidden", "The key's Actions do not name this operation, please check and try again later."),
        await RefusalAsync(action, Sub(), actions: ["live:Start*"]));

    [Theory]
    [MemberData(nameof(Family))]
    public async Task Bug_IsInternalErrorWithoutInnards(string action)
    {
        await using var services = MemoryEngine.Build(services => services.AddSingleton<ITableStore>(new BrokenTables()), App);

        var (status, code, message) = await RefusalAsync(action, Sub(), services);

        Assert.Equal((500, "InternalError"), (status, code));
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
    }

    /// <summary>An application may lose its settings before it loses its subscription.</summary>
    [Fact]
    public async Task Subscription_OfAnApplicationThatHasGone_CanBeReadAndDeleted()
    {
        var tables = new MemoryTables();
        await using (var before = MemoryEngine.Build(services => services.AddSingleton<ITableStore>(tables), App))
            await OkAsync("CreateRtcMPUEventSub", Sub(), before);
        await using var after = MemoryEngine.Build(services => services.AddSingleton<ITableStore>(tables), ("Recording:Apps:other:StreamUrl", App.Item2));

        await OkAsync("DescribeRtcMPUEventSub", Sub(), after);
        await OkAsync("DeleteRtcMPUEventSub", Sub(), after);
        Assert.Equal((400, "InvalidAppId"), Row(await RefusalAsync("DeleteRtcMPUEventSub", Sub(), after)));
    }

    private static JsonObject Sub(params (string Name, string Value)[] members)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var parameters = new JsonObject
        {
            ["AppId"] = "app",
            ["CallbackUrl"] = Url,
            ["StartTime"] = $"{now.AddHours(-1):yyyy-MM-dd'T'HH:mm:ss'Z'}",
            ["EndTime"] = $"{now:yyyy-MM-dd'T'HH:mm:ss'Z'}",
            ["PageSize"] = 10,
            ["PageNo"] = 1,
        };
        foreach (var (name, value) in members)
            parameters[name] = value;
        return parameters;
    }

    private async Task<JsonElement> OkAsync(string action, JsonObject parameters, ServiceProvider? services = null)
    {
        var answer = await AskAsync(action, parameters, services, []);
        Assert.True(answer.Succeeded, answer.Error?.Message);
        return JsonElement.Parse(answer.Body);
    }

    private async Task<(int Status, string Code, string Message)> RefusalAsync(
        string action, JsonObject parameters, ServiceProvider? services = null, params string[] actions)
    {
        var error = (await AskAsync(action, parameters, services, actions)).Error!;
        return (error.Status, error.Code, error.Message);
    }

    private Task<OperationAnswer> AskAsync(string action, JsonObject parameters, ServiceProvider? services, string[] actions) =>
        (services ?? _services).GetRequiredService<OperationDispatcher>().DispatchAsync(
            action,
            "2016-11-01",
            new AccessKey("id", "secret", actions, IsDisabled: false, SecurityToken: ""),
            new OperationRequest("ID", parameters, Extended: false),
            CancellationToken.None);

    private static string Text(JsonElement value, string member) => value.GetProperty(member).GetString()!;

    private static (int, string) Row((int Status, string Code, string Message) error) => (error.Status, error.Code);
}
