using System.Text.Json;
using System.Text.Json.Nodes;
using Recording.Core.Vod;
using static Recording.Server.Tests.Rtc.ChannelBench;

namespace Recording.Server.Tests.Rtc;

/// <summary>Recordings that are kept as media assets.</summary>
public sealed class VodTests
{
    private const string Host = "vod.example.com";

    [Fact]
    public async Task StorageLocation_ItsContainerGetsTheRecording_InAnyCaseOfLetters()
    {
        await using var bench = await StartedAsync(($"Recording:Rtc:VodLocations:{Host}", "media"));
        var task = await bench.BeginAsync(VodRequest("anna", $$"""{"StorageLocation":"{{Host.ToUpperInvariant()}}"}"""));
        (await bench.RunAsync("anna_C")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 1);
        await bench.StopAsync(task);

        Assert.Empty(bench.All.Objects.Names("recordings"));
        Assert.Equal(["m3u8", "m3u8", "mp4", "ts"], bench.All.Objects.Names("media").Select(name => name.Split('.')[^1]).Order());
        Assert.All(bench.All.Objects.Names("media"), name => Assert.StartsWith($"{task}/app-1_room_anna_", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EachFile_IsAnAssetOfItsStream()
    {
        await using var bench = await StartedAsync();
        var task = await bench.BeginAsync(VodRequest("anna,bert"));
        (await bench.RunAsync("anna_C")).Up().Segment(100).Segment(100).Segment(100);
        (await bench.RunAsync("bert_C")).Up().Segment(100);
        await bench.UntilAsync(task, state => state.Tracks is [{ NextSequence: 3 }, { NextSequence: 1 }]);

        // An asset is there as soon as its file is finished.
        await bench.UntilAsync(task, state => state.Tracks[0].Outputs[1] is { NextNumber: 3, Closing.IsEmpty: true });
        Assert.Equal([MediaId.OfFile(task, 0, 0), MediaId.OfFile(task, 0, 1)], StreamsOf(await bench.DescribeAsync(task))["Single::anna::AV::C"].Files);
        await bench.StopAsync(task);

        var info = await bench.DescribeAsync(task);
        var media = StreamsOf(info);
        Assert.Equal(["Single::anna::AV::C", "Single::bert::AV::C"], media.Keys);
        Assert.Equal([.. Enumerable.Range(0, 3).Select(number => MediaId.OfFile(task, 0, number))], media["Single::anna::AV::C"].Files);
        Assert.Equal([MediaId.OfFile(task, 1, 0)], media["Single::bert::AV::C"].Files);
        Assert.All(media.Values, stream => Assert.Empty(stream.Merged));

        // The assets are the MP4 files.
        var details = info.GetProperty("Details").GetProperty("Media").EnumerateArray().ToList();
        Assert.Equal(
            info.GetProperty("RecordFileList").GetProperty("Mp4FileList").EnumerateArray().Select(name => name.GetString()),
            details.Select(asset => asset.GetProperty("ObjectName").GetString()));
        Assert.All(details, asset => Assert.Equal((100, "DONE"), (asset.GetProperty("Duration").GetDouble(), asset.GetProperty("State").GetString())));
        Assert.All(details, asset => Assert.Contains("sig=", asset.GetProperty("Url").GetString(), StringComparison.Ordinal));
        Assert.All(bench.Sent(), item => Assert.NotEqual("RecordFileUploaded", item.Event));
    }

    [Fact]
    public async Task FileThatCannotBeMade_IsNoAsset_AndThePlaylistStays()
    {
        await using var bench = await StartedAsync();
        bench.All.Composer.Answer = _ => FakeComposer.Failure("odd", noSuchTrack: true);
        var task = await bench.BeginAsync(VodRequest("anna"));
        (await bench.RunAsync("anna_C")).Up().Segment();
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == 1);
        await bench.StopAsync(task);

        var info = await bench.DescribeAsync(task);
        Assert.Empty(StreamsOf(info));
        Assert.Single(info.GetProperty("RecordFileList").GetProperty("HlsFileList").EnumerateArray());
    }

    internal static JsonObject VodRequest(string users, string vod = "{}")
    {
        var request = Request(Users(users.Split(',')));
        request["StorageParams"] = JsonNode.Parse($$"""{"StorageType":0,"VodParams":{{vod}}}""");
        request["RecordParams"] = JsonNode.Parse("""{"RecordMode":0,"MaxFileDuration":180}""");
        request.Remove("NotifyFileUploadedFormat");
        return request;
    }

    internal static Dictionary<string, (List<string?> Files, List<string?> Merged)> StreamsOf(JsonElement info) =>
        info.GetProperty("RecordFileList").GetProperty("VodMediaList").EnumerateArray().ToDictionary(
            media => media.GetProperty("Stream").GetString()!,
            media => (Ids(media, "MediaIds"), Ids(media, "MergedIds")));

    private static List<string?> Ids(JsonElement media, string list) => [.. media.GetProperty(list).EnumerateArray().Select(id => id.GetString())];
}
