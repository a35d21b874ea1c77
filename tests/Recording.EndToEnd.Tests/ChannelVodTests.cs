using System.Text.Json;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;

namespace Recording.EndToEnd.Tests;

/// <summary>A channel's recording as media assets, with real renditions.</summary>
public sealed class ChannelVodTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task UserNamedAgain_HasTwoAssets_OneMergedOfThem_AndRenditionsOfEach()
    {
        await using var scenario = await ChannelScenario.StartAsync(
            ("Recording__Rtc__VodLocations__vod", "media"),
            ("Recording__TranscodeGroups__files__0__Name", "small"), ("Recording__TranscodeGroups__files__0__Height", "90"),
            ("Recording__TranscodeGroups__files__1__Name", "talk"), ("Recording__TranscodeGroups__files__1__Format", "mp3"),
            ("Recording__TranscodeGroups__whole__0__Name", "slow"), ("Recording__TranscodeGroups__whole__0__FrameRate", "5"));
        var clip = await ChannelScenario.ClipAsync(4, seed: 1);
        object[] anna = [new { UserId = "anna" }];
        var storage = new { StorageType = 0, VodParams = new { StorageLocation = "vod", VodTranscodeGroupId = "files", AutoCompose = 1, ComposeVodTranscodeGroupId = "whole" } };
        var task = await scenario.BeginAsync(new
        {
            AppId = ChannelScenario.App,
            ChannelId = ChannelScenario.Channel,
            SubscribeParams = new { SubscribeUserIdList = anna },
            RecordParams = new { RecordMode = 0 },
            StorageParams = storage,
            MaxIdleTime = 60,
        });

        // She is taken off and named again, so there are two tracks, with a file each.
        await scenario.PublishWholeAsync("anna", "C", clip);
        await UpdateAsync(scenario, task, [new { UserId = "bert" }]);
        await scenario.WaitForAsync(task, report => report.Track("anna").State == "ENDED");
        await UpdateAsync(scenario, task, anna);
        await scenario.PublishWholeAsync("anna", "C", clip);
        await scenario.WaitForAsync(task, report => report.Track("anna").StoredSeconds > 3.5 || report.Track("anna").State == "LOST");
        (await scenario.CallAsync("StopRtcCloudRecording", new { TaskId = task })).EnsureOk();
        // Transcoding gives way to everything else, and this machine is busy with the other tests.
        var info = (await scenario.All.Server.Client.WaitUntilAsync(
            "DescribeRtcCloudRecordingFiles", new { TaskId = task }, IsMade, TimeSpan.FromMinutes(4), Token)).GetProperty("TaskInfo");

        var media = Assert.Single(info.GetProperty("RecordFileList").GetProperty("VodMediaList").EnumerateArray());
        Assert.Equal(("Single::anna::AV::C", 2, 1), (media.GetProperty("Stream").GetString(), media.GetProperty("MediaIds").GetArrayLength(), media.GetProperty("MergedIds").GetArrayLength()));
        var assets = info.GetProperty("Details").GetProperty("Media").EnumerateArray().ToList();
        var source = await clip.PacketsAsync(Token);
        var stored = await StoredObjects.ListAsync(scenario.All.Server, "media", Token);
        for (var index = 0; index < assets.Count; index++)
        {
            var (asset, times) = (assets[index], index == 2 ? 2 : 1);
            var packets = Assert.Single(await scenario.DownloadAsync(asset.GetProperty("Url").GetString()!));
            Assert.Equal((source.Video.Count * times, source.Audio.Count * times), (packets.Video.Count, packets.Audio.Count));
            Assert.Equal(4 * times, asset.GetProperty("Duration").GetDouble(), 0.5);
            Assert.Contains(asset.GetProperty("ObjectName").GetString(), stored);
            foreach (var made in asset.GetProperty("Renditions").EnumerateArray())
            {
                Assert.Equal("DONE", made.GetProperty("State").GetString());
                var report = await FfprobeReport.ReadAsync(made.GetProperty("Url").GetString()!, Token);
                Assert.Equal(4 * times, report.Duration.TotalSeconds, 0.7);
            }
        }

        Assert.Equal([(160, 90), (0, 0), (160, 90), (0, 0), (320, 180)], assets.SelectMany(asset => asset.GetProperty("Renditions").EnumerateArray())
            .Select(made => (made.GetProperty("Width").GetInt32(), made.GetProperty("Height").GetInt32())));
    }

    private static async Task UpdateAsync(ChannelScenario scenario, string task, object[] users) =>
        (await scenario.CallAsync("UpdateRtcCloudRecording", new { TaskId = task, SubscribeParams = new { SubscribeUserIdList = users } })).EnsureOk();

    /// <summary>Two files and the merged one, and nothing that waits.</summary>
    private static bool IsMade(JsonElement answer)
    {
        var assets = answer.GetProperty("TaskInfo").GetProperty("Details").GetProperty("Media").EnumerateArray().ToList();
        return assets.Count == 3 && assets.SelectMany(asset => asset.GetProperty("Renditions").EnumerateArray())
            .All(made => made.GetProperty("State").GetString() != "WAITING");
    }
}
