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

    private const string Mixed = """
        {"AppId":"app-1","ChannelId":"room1024","SubscribeParams":{"SubscribeUserIdList":[{"UserId":"userA","StreamType":1}]},"RecordParams":{"RecordMode":1},
         "StorageParams":{"StorageType":1,"OSSParams":{"OSSEndpoint":"oss-cn-shanghai.aliyuncs.com","OSSBucket":"BUCKET"}},
         "MixTranscodeParams":{"AudioBitrate":64,"AudioChannels":2,"AudioSampleRate":48000}}
        """;

    [Theory]
    [InlineData("SubmitLiveRecordJob", Live, SystemContainers.Work, "InvalidRecordOutput.Bucket.NotFound")]
    [InlineData("StartRtcCloudRecording", Channel, SystemContainers.Work, "NotFound.OSSBucket")]
    [InlineData("StartRtcCloudRecording", Mixed, SystemContainers.Work, "NotFound.OSSBucket")]
    public async Task TheServicesOwnContainer_IsNoBucketOfClients(string action, string request, string bucket, string code)
    {
        await using var services = MemoryEngine.Build(("Recording:Apps:app-1:StreamUrl", "rtmp://gateway/live/{ChannelId}_{UserId}_{SourceType}"));

        var answer = await services.GetServices<IOperation>().Single(operation => operation.Action == action).ExecuteAsync(
            new OperationRequest("id", JsonNode.Parse(request.Replace("BUCKET", bucket, StringComparison.Ordinal))!.AsObject(), Extended: false), CancellationToken.None);

        Assert.Equal(code, answer.Error?.Code);
    }
}
