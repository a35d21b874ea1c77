using System.Text.Json.Nodes;
using Recording.Core.Ffmpeg;
using Recording.Core.Tasks.State;
using Recording.Engine.Security;
using Recording.Storage.Tables;
using static Recording.Server.Tests.Rtc.ChannelBench;

namespace Recording.Server.Tests.Rtc;

/// <summary>StartRtcCloudRecording: what begins, and what does not.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Start_BeginsACaptureOfEachStream_FromTheTemplatesAddress()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(
            """{"UserId":"anna"},{"UserId":"anna","SourceType":1},{"UserId":"bert","StreamType":1},{"UserId":"ü ?&%"}"""));

        Assert.True(Guid.TryParse(task, out _));
        await EnsureAsync("anna_C", "anna_C", TrackMedia.AudioVideo);
        await EnsureAsync("anna_S", "anna_S", TrackMedia.AudioVideo);
        await EnsureAsync("bert_C", "bert_C", TrackMedia.AudioOnly);
        await EnsureAsync("%C3%BC%20%3F%26%25_C", "%C3%BC%20%3F%26%25_C", TrackMedia.AudioVideo);
        Assert.Equal("RUNNING", await bench.StatusAsync(task));

        async Task EnsureAsync(string stream, string name, TrackMedia media)
        {
            var request = (await bench.RunAsync(stream)).Request;
            Assert.Equal(($"rtmp://gateway/live/app-1_room_{name}?key=sesame", media, TimeSpan.FromSeconds(30)), (request.SourceUrl, request.Media, request.SliceDuration));
        }
    }

    [Theory]
    [InlineData(1, TrackMedia.AudioOnly)]
    [InlineData(2, TrackMedia.VideoOnly)]
    public async Task Start_RecordParamsLeaveOutAKindOfMedia(int streamType, TrackMedia media)
    {
        await using var bench = await StartedAsync();
        var request = Request(Users("anna"));
        request["RecordParams"]!["StreamType"] = streamType;
        await bench.BeginAsync(request);

        Assert.Equal(media, (await bench.RunAsync("anna_C")).Request.Media);
    }

    [Fact]
    public async Task Start_TimesAreMaxIdleTimeAndMaxFileDuration()
    {
        await using var bench = await StartedAsync();
        var request = Request(Users("anna"), files: """ "FileInfo":[{"Format":"MP4"}], """);
        request["RecordParams"]!["MaxFileDuration"] = 180;
        var state = await bench.StateAsync(await bench.BeginAsync(request));

        Assert.Equal((TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60)), (state.Timeouts.FirstStream, state.Timeouts.Idle));
        Assert.Equal([OutputFormat.Mp4, OutputFormat.Hls], state.Tracks[0].Outputs.Select(output => output.Format));
        Assert.All(state.Tracks[0].Outputs, output => Assert.Equal(TimeSpan.FromMinutes(3), output.MaxFileDuration));
    }

    [Theory]
    [InlineData("AppId", "\"app-2\"", 404, "InvalidParameter.AppId")]
    [InlineData("AppId", "\"APP-1\"", 404, "InvalidParameter.AppId")]
    [InlineData("StorageParams", """{"StorageType":1,"OSSParams":{"OSSEndpoint":"other.example.com","OSSBucket":"recordings"}}""", 400, "InvalidParameter.StorageParams.OSSParams")]
    [InlineData("StorageParams", """{"StorageType":1,"OSSParams":{"OSSEndpoint":"oss.example.com","OSSBucket":"no--bucket"}}""", 400, "NotFound.OSSBucket")]
    [InlineData("StorageParams", """{"StorageType":0,"VodParams":{"StorageLocation":"other.example.com"}}""", 405, "InvalidParameter.StorageParams.VodParams")]
    [InlineData("StorageParams", """{"StorageType":0,"VodParams":{"VodTranscodeGroupId":"hd"}}""", 405, "InvalidParameter.StorageParams.VodParams")]
    [InlineData("StorageParams", """{"StorageType":0,"VodParams":{"AutoCompose":1,"ComposeVodTranscodeGroupId":"hd"}}""", 405, "InvalidParameter.StorageParams.VodParams")]
    [InlineData("RecordParams", """{"RecordMode":0,"MaxFileDuration":100}""", 405, "InvalidParameter.RecordParams")]
    public async Task Start_Refused_StartsNothing(string name, string value, int status, string code)
    {
        await using var bench = await StartedAsync(("Recording:Rtc:StorageEndpoint", "OSS.example.com"));
        var request = Request(Users("anna"));
        request[name] = JsonNode.Parse(value);
        if (value.Contains("VodParams", StringComparison.Ordinal))
            request.Remove("NotifyFileUploadedFormat");

        AssertError(status, code, await bench.CallAsync("StartRtcCloudRecording", request));
        Assert.Empty(await bench.All.OpenAsync());
        Assert.Null(bench.All.Capture.TryNext());
        Assert.Empty(bench.Sender.Sent);
    }

    [Fact]
    public async Task Stored_NeitherTheGatewaysKeyNorTheCallbacksKeyIsReadable()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(Request(Users("anna")));
        await bench.UpdateAsync(task, Users("bert"));
        var rows = new List<string>();
        await foreach (var row in bench.All.Tables.QueryAllAsync("tasks", new TableQuery(task), CancellationToken.None))
            rows.AddRange(row.Properties.Values.OfType<string>());

        Assert.Contains(rows, text => text.Contains("\"bert\"", StringComparison.Ordinal));
        Assert.All(rows, text => Assert.DoesNotContain("sesame", text, StringComparison.Ordinal));
        Assert.All(rows, text => Assert.DoesNotContain("mytestkey", text, StringComparison.Ordinal));
        var sealedKey = (await bench.LoadAsync(task)).Spec.Rtc!.SealedAuthKey!;
        Assert.Equal("mytestkeymytestkey", new SourceSeal(Samples.Keys).Open(sealedKey));
    }
}
