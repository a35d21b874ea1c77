using System.Text.Json.Nodes;
using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Operations.Relays;
using Recording.Core.Tests.Operations.Rtc;

namespace Recording.Core.Tests.Operations.Relays;

/// <summary>Good StartLiveMPUTask requests, and what is expected of edits of them.</summary>
internal static class RelayRequests
{
    public const string Single = """
        {"AppId":"app-1","ChannelId":"room1024","TaskId":"relay_1","MixMode":"0","StreamURL":"rtmp://h/live/x?key=secret",
         "SingleSubParams":{"UserId":"anna"}}
        """;

    public const string Mixed = """
        {"AppId":"app-1","ChannelId":"room1024","TaskId":"relay_1","MixMode":"1",
         "MultiStreamURL":[{"URL":"rtmp://h/live/x","IsAliCdn":"true"},{"URL":"rtmps://i:444/live/y?k=1"}],
         "TranscodeParams":{
           "Background":{"URL":"http://images/b.png","RenderMode":"0"},
           "EncodeParams":{"AudioBitrate":"128","AudioChannels":"2","AudioSampleRate":"44100","VideoBitrate":"900","VideoFramerate":"25","VideoGop":"50","VideoHeight":"360","VideoWidth":"640"},
           "Layout":{"UserPanes":[
             {"UserInfo":{"UserId":"anna"},"X":"0","Y":"0","Width":"0.5","Height":"1","ZOrder":"1","RenderMode":"0","BackgroundImageUrl":"http://images/a.png"},
             {"X":"0.5","Y":"0","Width":"0.5","Height":"1"}]},
           "UserInfos":[{"UserId":"anna"},{"UserId":"bert","StreamType":"2","SourceType":"shareScreen"},{"UserId":"anna","ChannelId":"other"}]}}
        """;

    public static StartLiveMPUTaskRequest Accept(string request, string edits = "") => Accept(RtcRequests.Edit(request, edits));

    public static StartLiveMPUTaskRequest Accept(JsonObject parameters)
    {
        var result = StartLiveMPUTaskParameters.Read(parameters);
        Assert.True(result.Succeeded, result.Error?.Message);
        return result.Value;
    }

    /// <summary>Reads a request that must be refused with a code of the family, for a parameter.</summary>
    public static void Refuse(string request, string edits, string code, string parameter)
    {
        var error = StartLiveMPUTaskParameters.Read(RtcRequests.Edit(request, edits)).Error;
        Assert.NotNull(error);
        Assert.Equal((400, code), (error.Status, error.Code));
        Assert.StartsWith(parameter, error.Message, StringComparison.Ordinal);
    }
}
