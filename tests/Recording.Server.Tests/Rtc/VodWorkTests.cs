using System.Text.Json;
using Recording.Core.Vod;
using static Recording.Server.Tests.Rtc.ChannelBench;
using static Recording.Server.Tests.Rtc.VodTests;

namespace Recording.Server.Tests.Rtc;

/// <summary>What is made of media assets: renditions and merged files, after a crash too.</summary>
public sealed class VodWorkTests
{
    private const string Vod = """{"VodTranscodeGroupId":"files","AutoCompose":1,"ComposeVodTranscodeGroupId":"whole"}""";

    private static readonly TimeSpan PauseBetweenTries = TimeSpan.FromSeconds(10);

    private static readonly (string, string)[] Groups =
    [
        ("Recording:TranscodeGroups:files:0:Name", "small"), ("Recording:TranscodeGroups:files:0:Height", "180"),
        ("Recording:TranscodeGroups:files:1:Name", "talk"), ("Recording:TranscodeGroups:files:1:Format", "mp3"),
        ("Recording:TranscodeGroups:whole:0:Name", "hd"),
    ];

    [Fact]
    public async Task Files_AreTranscodedAndMerged_AndTheMergedOneIsTranscoded()
    {
        await using var bench = await StartedAsync(Groups);
        var task = await RecordAsync(bench);
        await bench.All.UntilRetiredAsync();
        await AssertAllMadeAsync(bench, task);
        Assert.Equal(1, bench.All.Readings.Sum("recording.media", "recording.media.product=Merge", "recording.file.result=finished"));
        Assert.Equal(5, bench.All.Readings.Sum("recording.media", "recording.media.product=Rendition", "recording.file.result=finished"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ProcessDiesAtAnyWrite_NextOneMakesTheRest(bool afterTheWrite)
    {
        int writes;
        await using (var whole = await StartedAsync(Groups))
        {
            await RecordAsync(whole);
            await whole.All.UntilRetiredAsync();
            writes = whole.All.Faults.Writes;
        }

        for (var n = 1; n <= writes; n++)
        {
            var at = n;
            TestContext.Current.TestOutputHelper?.WriteLine($"write {n} of {writes}");
            await using var bench = await StartedAsync(Groups);
            bench.All.Faults.Plan = write => write == at ? afterTheWrite ? WriteFault.DeathAfter : WriteFault.DeathBefore : WriteFault.None;
            var record = Task.Run(() => RecordAsync(bench));
            await bench.All.Faults.UntilAsync(async () => bench.All.Faults.IsDead || (record.IsCompleted && (await bench.All.OpenAsync()).Count == 0));
            await bench.All.RestartAsync();
            if ((await bench.All.OpenAsync()).SingleOrDefault() is { } open && await bench.All.Tasks.LoadAsync(open, CancellationToken.None) is not null)
                await bench.CallAsync("StopRtcCloudRecording", open);
            await bench.All.UntilRetiredAsync();
            if (bench.Sent() is [var first, ..])
                await AssertAllMadeAsync(bench, first.Entry.DeliveryId[..36]);
        }
    }

    [Fact]
    public async Task OneFile_IsNotMerged()
    {
        await using var bench = await StartedAsync(Groups);
        var task = await RecordAsync(bench, segments: 1);
        await bench.All.UntilRetiredAsync();

        var (files, merged) = StreamsOf(await bench.DescribeAsync(task))["Single::anna::AV::C"];
        Assert.Equal((1, 0), (files.Count, merged.Count));
    }

    [Fact]
    public async Task RenditionThatFails_IsMarkedAfterThreeTries_AndTheRestIsMade()
    {
        await using var bench = await StartedAsync(Groups);
        bench.All.Time.RunsAhead = PauseBetweenTries;
        bench.All.Transcoder.Answer = name => name == "small" ? FakeComposer.Failure("odd pictures") : null;
        var task = await RecordAsync(bench, segments: 1);
        await bench.All.UntilRetiredAsync();

        var asset = Assets(await bench.DescribeAsync(task)).Single();
        Assert.Equal("DONE", asset.GetProperty("State").GetString());
        Assert.Equal(
            [("small", "FAILED", "odd pictures"), ("talk", "DONE", null)],
            asset.GetProperty("Renditions").EnumerateArray().Select(made =>
                (made.GetProperty("Name").GetString()!, made.GetProperty("State").GetString()!, made.GetProperty("Error").GetString())));
        Assert.Equal(3 + 1, bench.All.Transcoder.Calls);
        Assert.Equal(1, bench.All.Readings.Sum("recording.media", "recording.media.product=Rendition", "recording.file.result=failed"));
    }

    [Fact]
    public async Task FilesThatCannotBeMerged_StayAssets()
    {
        await using var bench = await StartedAsync(Groups);
        bench.All.Time.RunsAhead = PauseBetweenTries;
        bench.All.Composer.Answer = call => call > 2 ? FakeComposer.Failure("they differ") : null;
        var task = await RecordAsync(bench);
        await bench.All.UntilRetiredAsync();

        var info = await bench.DescribeAsync(task);
        var (files, merged) = StreamsOf(info)["Single::anna::AV::C"];
        Assert.Equal((2, 0), (files.Count, merged.Count));
        var failed = Assets(info)[^1];
        Assert.Equal((true, "FAILED", "they differ", 0), (
            failed.GetProperty("Merged").GetBoolean(), failed.GetProperty("State").GetString(), failed.GetProperty("Error").GetString(), failed.GetProperty("Renditions").GetArrayLength()));
    }

    /// <summary>Files of a segment each, so there are as many as segments.</summary>
    private static async Task<string> RecordAsync(ChannelBench bench, int segments = 2)
    {
        var task = await bench.BeginAsync(VodRequest("anna", Vod));
        var run = (await bench.RunAsync("anna_C")).Up();
        for (var i = 0; i < segments; i++)
            run.Segment(100);
        await bench.UntilAsync(task, state => state.Tracks[0].NextSequence == segments);
        await bench.CallAsync("StopRtcCloudRecording", task);
        return task;
    }

    private static async Task AssertAllMadeAsync(ChannelBench bench, string task)
    {
        var info = await bench.DescribeAsync(task);
        var assets = Assets(info);
        var segments = bench.All.Capture.Written;
        Assert.Equal(segments.Count > 1 ? segments.Count + 1 : segments.Count, assets.Count);
        if (assets.Count == 0)
            return;

        var (files, merged) = StreamsOf(info)["Single::anna::AV::C"];
        Assert.Equal([.. Enumerable.Range(0, segments.Count).Select(number => MediaId.OfFile(task, 0, number))], files);
        Assert.Equal(segments.Count > 1 ? MediaId.OfMerged(task, 0) : null, merged.SingleOrDefault());
        var objects = bench.All.Objects;
        foreach (var asset in assets)
        {
            Assert.Equal("DONE", asset.GetProperty("State").GetString());
            var name = asset.GetProperty("ObjectName").GetString()!;
            if (asset.GetProperty("Merged").GetBoolean())
                Assert.Equal(segments.SelectMany(bytes => bytes), objects.Bytes("recordings", name));
            foreach (var made in asset.GetProperty("Renditions").EnumerateArray())
            {
                var preset = made.GetProperty("Name").GetString()!;
                Assert.Equal(("DONE", $"{name[..^4]}_{preset}.{(preset == "talk" ? "mp3" : "mp4")}"), (made.GetProperty("State").GetString(), made.GetProperty("ObjectName").GetString()));
                Assert.Equal(
                    System.Text.Encoding.ASCII.GetBytes(preset).Concat(objects.Bytes("recordings", name)),
                    objects.Bytes("recordings", made.GetProperty("ObjectName").GetString()!));
            }
        }

        // Nothing twice: the assets' files, two renditions of each, the merged one with one.
        Assert.Equal(segments.Count > 1 ? (segments.Count * 3) + 2 : 3, objects.Names("recordings").Count(name => name[^3..] is "mp4" or "mp3"));
    }

    private static List<JsonElement> Assets(JsonElement info) => [.. info.GetProperty("Details").GetProperty("Media").EnumerateArray()];
}
