using System.Globalization;
using System.Text.Json.Nodes;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;

namespace Recording.Core.Tests.Operations.Rtc;

/// <summary>Good StartRtcCloudRecording requests, small edits of them, and the vendor's error table.</summary>
internal static class RtcRequests
{
    public const string Individual = """
        {"AppId":"app-1","ChannelId":"room1024",
         "SubscribeParams":{"SubscribeUserIdList":[{"UserId":"userA"},{"UserId":"userB"}]},
         "RecordParams":{"RecordMode":0},
         "StorageParams":{"StorageType":1,"OSSParams":{"OSSEndpoint":"oss-cn-shanghai.aliyuncs.com","OSSBucket":"mytest-bucket"}}}
        """;

    public const string Mixed = """
        {"AppId":"app-1","ChannelId":"room1024",
         "SubscribeParams":{"SubscribeUserIdList":[{"UserId":"userA"},{"UserId":"userB","StreamType":1}]},
         "RecordParams":{"RecordMode":1},
         "StorageParams":{"StorageType":1,"OSSParams":{"OSSEndpoint":"oss-cn-shanghai.aliyuncs.com","OSSBucket":"mytest-bucket"}},
         "MixTranscodeParams":{"AudioBitrate":300,"AudioChannels":2,"AudioSampleRate":32000,"VideoBitrate":5000,"VideoFramerate":30,"VideoGop":30},
         "MixLayoutParams":{"UserPanes":[{"UserId":"userA","X":"0","Y":"0","Width":"0.5","Height":"0.5"}]}}
        """;

    public const string Vod = """
        {"AppId":"app-1","ChannelId":"room1024",
         "SubscribeParams":{"SubscribeUserIdList":[{"UserId":"userA"}]},
         "RecordParams":{"RecordMode":0},
         "StorageParams":{"StorageType":0,"VodParams":{"StorageLocation":"mytest.oss-cn-shenzhen.aliyuncs.com"}}}
        """;

    /// <summary>Code to status and the end of the message, copied from the document's table.</summary>
    private static readonly Dictionary<string, (int Status, string End)> Table = new()
    {
        ["InvalidParameter.NotifyUrl"] = (400, ", please check the notifyUrl."),
        ["InvalidParameter.StorageParams.FileInfo"] = (400, ", please check the fileInfo of storageParams."),
        ["InvalidParameter.StorageParams.OSSParams"] = (400, ", please check the ossParams of storageParams."),
        ["NotFound.OSSBucket"] = (400, ", please check the ossBucket of storageParams."),
        ["InvalidParameter.SubscribeParams.SubscribeUserIdList"] = (400, ", please check the subscribeUserIdList of subscribeParams."),
        ["InvalidParameter.MixLayoutParams.UserPanes"] = (400, ", please check the userPanes of mixLayoutParams."),
        ["InvalidParameter.MixTranscodeParams"] = (400, ", please check the transcodeParams."),
        ["MissingParameter"] = (400, " is mandatory for this action."),
        ["InvalidParameter.UserId"] = (403, ", please check the UserId."),
        ["InvalidParameter.ChannelId"] = (404, ", please check the channelId."),
        ["InvalidParameter.AppId"] = (404, ", please check the appId."),
        ["InvalidParameter.StorageParams.VodParams"] = (405, ", please check the vodParams of storageParams."),
        ["InvalidParameter.NotifyAuthKey"] = (405, ", please check the notifyAuthKey."),
        ["InvalidParameter.MaxIdleTime"] = (405, ", please check the maxIdleTime."),
        ["InvalidParameter.RecordParams"] = (405, ", please check the recordParams."),
        ["InvalidParameter.StorageParams.StorageType"] = (405, ", please check the storageType of storageParams."),
        ["InvalidParameter.NotifyFileUploadedFormat"] = (405, ", please check the notifyFileUploadedFormat."),
    };

    /// <summary>Every code of the table.</summary>
    public static IEnumerable<string> Codes => Table.Keys;

    /// <summary>Reads a request that must be good.</summary>
    public static StartRtcCloudRecordingRequest Accept(string request, string edits = "")
    {
        var result = StartRtcCloudRecordingParameters.Read(Edit(request, edits));
        Assert.True(result.Succeeded, result.Error?.Message);
        return result.Value;
    }

    /// <summary>Reads a request that must be refused with a code of the table, for a parameter.</summary>
    public static void Refuse(string request, string edits, string code, string parameter)
    {
        var result = StartRtcCloudRecordingParameters.Read(Edit(request, edits));
        Assert.False(result.Succeeded, "It was accepted.");
        AssertRow(result.Error!, code, parameter);
    }

    public static void AssertRow(WireError error, string code, string parameter)
    {
        var (status, end) = Table[code];
        Assert.Equal((status, code), (error.Status, error.Code));
        Assert.EndsWith(end, error.Message, StringComparison.Ordinal);
        var reason = error.Message[..^end.Length];
        Assert.True(reason == parameter || reason.StartsWith(parameter + " ", StringComparison.Ordinal) || reason.StartsWith(parameter + ":", StringComparison.Ordinal), error.Message);
        Assert.DoesNotContain("..", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Applies edits such as <c>RecordParams.RecordMode=1 &amp; NotifyUrl=-</c>: a dotted name and JSON, or - to take it out.</summary>
    public static JsonObject Edit(string request, string edits)
    {
        var root = JsonNode.Parse(request)!.AsObject();
        foreach (var edit in edits.Split(" & ", StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = edit.IndexOf('=', StringComparison.Ordinal);
            Set(root, edit[..cut].Split('.'), edit[(cut + 1)..]);
        }

        return root;
    }

    private static void Set(JsonNode node, ReadOnlySpan<string> path, string json)
    {
        if (node is JsonArray array)
        {
            var index = int.Parse(path[0], CultureInfo.InvariantCulture) - 1;
            if (index == array.Count)
                array.Add(new JsonObject());
            if (path.Length == 1)
                array[index] = JsonNode.Parse(json);
            else
                Set(array[index]!, path[1..], json);
            return;
        }

        var owner = node.AsObject();
        if (path.Length > 1)
            Set(owner[path[0]] ??= new JsonObject(), path[1..], json);
        else if (json == "-")
            owner.Remove(path[0]);
        else
            owner[path[0]] = JsonNode.Parse(json);
    }
}
