using System.Globalization;

namespace Recording.Clients.Tests;

/// <content>Subscriptions to relay events, and the records of what was sent.</content>
public sealed partial class VendorClientTests
{
    [Theory]
    [MemberData(nameof(Clients))]
    public async Task RelayEventSubscription_IsCreatedReadChangedAndDeleted(string client, string signature)
    {
        var create = Call(client, signature) with
        {
            Action = "CreateRtcMPUEventSub",
            Version = Live,
            Parameters = new Dictionary<string, object> { ["AppId"] = "app-1", ["ChannelIds"] = "room-1,room_2", ["CallbackUrl"] = "http://127.0.0.1:9/hook?token=a+b%20c" },
        };
        var id = (await fixture.CallAsync(create)).EnsureOk().GetProperty("SubId").GetString()!;
        Assert.Matches("^Sub-[0-9A-F]{32}$", id);
        await ExpectAsync(create, "InvalidParam", 400, "UpdateRtcMPUEventSub");

        foreach (var method in new[] { "GET", "POST" })
        {
            var info = (await OkAsync(client, signature, "DescribeRtcMPUEventSub", Live, method, new() { ["AppId"] = "app-1" })).GetProperty("SubInfo");
            Assert.Equal(
                (id, "app-1", "room-1,room_2", "http://127.0.0.1:9/hook?token=a+b%20c"),
                (info.GetProperty("SubId").GetString(), info.GetProperty("AppId").GetString(), info.GetProperty("ChannelIds").GetString(), info.GetProperty("CallbackUrl").GetString()));
            Assert.True(DateTime.TryParseExact(
                info.GetProperty("CreateTime").GetString(), "yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        }

        await OkAsync(client, signature, "UpdateRtcMPUEventSub", Live, "POST", new() { ["AppId"] = "app-1", ["CallbackUrl"] = "https://other.example.com/" });
        var changed = (await OkAsync(client, signature, "DescribeRtcMPUEventSub", Live, "POST", new() { ["AppId"] = "app-1" })).GetProperty("SubInfo");
        Assert.Equal((id, "https://other.example.com/"), (changed.GetProperty("SubId").GetString(), changed.GetProperty("CallbackUrl").GetString()));
        Assert.False(changed.TryGetProperty("ChannelIds", out _));

        await OkAsync(client, signature, "DeleteRtcMPUEventSub", Live, "POST", new() { ["AppId"] = "app-1" });
        foreach (var action in new[] { "Describe", "Update", "Delete" })
            await ExpectAsync(create with { Action = $"{action}RtcMPUEventSub" }, "InvalidParam", 400, "CreateRtcMPUEventSub");
        Assert.DoesNotContain("token=a", fixture.Server.Log, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task RelayEventSubscription_Errors_AreThoseOfTheTable(string client, string signature)
    {
        var list = ListRecords(client, signature);
        await ExpectAsync(With("PageSize", 101), "InvalidParam", 400, "PageSize");
        await ExpectAsync(With("AppId", "nobody"), "InvalidAppId", 400, "please check and try again later");
        await ExpectAsync(With("AppId", ""), "MissingParam", 400, "please check and try again later");

        ClientCall With(string name, object value) => list with { Parameters = new Dictionary<string, object>(list.Parameters) { [name] = value } };
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task RelayEventSubscription_NothingSent_HasAnEmptyListOfRecords(string client, string signature)
    {
        var answer = (await fixture.CallAsync(ListRecords(client, signature))).EnsureOk();

        Assert.Equal(
            (0, false, 0), (answer.GetProperty("Count").GetInt32(), answer.GetProperty("HasMore").GetBoolean(), answer.GetProperty("Logs").GetArrayLength()));
    }

    private static ClientCall ListRecords(string client, string signature)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return Call(client, signature) with
        {
            Action = "ListRtcMPUEventSubRecord",
            Version = Live,
            Parameters = new Dictionary<string, object>
            {
                ["AppId"] = "app-1",
                ["StartTime"] = $"{now.AddDays(-7):yyyy-MM-dd'T'HH:mm:ss'Z'}",
                ["EndTime"] = $"{now:yyyy-MM-dd'T'HH:mm:ss'Z'}",
                ["PageSize"] = 10,
                ["PageNo"] = 1,
            },
        };
    }
}
