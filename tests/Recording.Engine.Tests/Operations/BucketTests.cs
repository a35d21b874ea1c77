using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Recording.Engine.Operations;
using Recording.Engine.Settings;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Operations;

public sealed class BucketTests
{
    private const string Live = """
        {"Name":"n","TemplateId":"system-hls","StreamInput":{"Type":"rtmp","Url":"rtmp://h/live/x"},"RecordOutput":{"Type":"oss","Bucket":"BUCKET"}}
        """;

    private const string Channel = """
        {"AppId":"app-1","ChannelId":"room1024","SubscribeParams":{"SubscribeUserIdList":[{"UserId":"userA"}]},"RecordParams":{"RecordMode":0},
         "StorageParams":{"StorageType":1,"OSSParams":{"OSSEndpoint":"oss-cn-shanghai.aliyuncs.com","OSSBucket":"BUCKET"}}}
        """;

    [Theory]
    [InlineData("SubmitLiveRecordJob", Live, SystemContainers.Work, "InvalidRecordOutput.Bucket.NotFound")]
    [InlineData("StartRtcCloudRecording", Channel, SystemContainers.Work, "NotFound.OSSBucket")]
    [InlineData("StartRtcCloudRecording", Channel, "recordings", "ServiceUnavailable")]
    public async Task TheServicesOwnContainer_IsNoBucketOfClients(string action, string request, string bucket, string code)
    {
        await using var services = MemoryEngine.Build();

        var answer = await services.GetServices<IOperation>().Single(operation => operation.Action == action).ExecuteAsync(
            new OperationRequest("id", JsonNode.Parse(request.Replace("BUCKET", bucket, StringComparison.Ordinal))!.AsObject(), Extended: false), CancellationToken.None);

        Assert.Equal(code, answer.Error?.Code);
    }
}
