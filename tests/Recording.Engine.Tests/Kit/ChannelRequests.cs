using System.Text.Json.Nodes;
using Recording.Engine.Security;

namespace Recording.Engine.Tests.Kit;

/// <summary>Requests about the channel <c>room</c> of the application <c>app-1</c>.</summary>
internal static class ChannelRequests
{
    public static AccessKey Key { get; } = new("id", "secret", [], IsDisabled: false, SecurityToken: "");

    public static (string Name, string Value) AppSetting { get; } =
        ("Recording:Apps:app-1:StreamUrl", "rtmp://gateway/live/{AppId}_{ChannelId}_{UserId}_{SourceType}?key=sesame");

    public static JsonObject Start(string users, string more = "", string files = "") => JsonNode.Parse($$"""
        {"AppId":"app-1","ChannelId":"room","SubscribeParams":{"SubscribeUserIdList":[{{users}}]},"RecordParams":{"RecordMode":0},
         "StorageParams":{"StorageType":1,{{files}}"OSSParams":{"OSSEndpoint":"oss.example.com","OSSBucket":"recordings"} },
         "NotifyUrl":"http://127.0.0.1:9/","NotifyAuthKey":"mytestkeymytestkey","NotifyFileUploadedFormat":["HLS"],"MaxIdleTime":60{{more}} }
        """)!.AsObject();

    public static string Users(params string[] names) => string.Join(',', names.Select(name => $"{{\"UserId\":\"{name}\"}}"));
}
