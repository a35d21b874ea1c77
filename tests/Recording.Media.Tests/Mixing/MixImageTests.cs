using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;
using Recording.Media.Tests.Kit;
using Recording.Testing.Mixing;

namespace Recording.Media.Tests.Mixing;

/// <summary>Images behind the panes, and in place of users without a picture.</summary>
public sealed class MixImageTests(RtmpServer server)
{
    private static readonly Rgb Green = new(0, 128, 0);
    private static readonly Rgb Yellow = new(254, 254, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Background_LiesBehind_AndSubstitutesStandForWhoIsAbsent()
    {
        var images = new MixImages();
        await images.AddAsync("http://i/back.png", "green", "100x100", "png");
        await images.AddAsync("http://i/none.jpg", "yellow", "400x100", "jpg");
        var url = server.Url("notify", "mix-images");
        var layout = new MixLayout(
            MixRun.Size,
            new MixImage("http://i/back.png", RtcRenderMode.Crop),
            [
                MixRun.Pane("anna", 0, 0, 0.5, 0.5),
                MixRun.Pane("bert", 0.5, 0, 0.5, 0.5, new MixImage("http://i/none.jpg", RtcRenderMode.Fit)),
                MixRun.Pane("cleo", 0.5, 0.5, 0.25, 0.5, new MixImage("http://i/none.jpg", RtcRenderMode.Crop)),
            ]);
        await using var mix = new MixRun(
            new MixPlan([MixRun.User("anna", url), MixRun.User("bert", server.Url("strict", "mix-absent")), MixRun.User("cleo", server.Url("strict", "mix-absent-too"))], layout),
            images: images);
        await using var anna = Publisher.Start(await SignalClip.GetAsync("red", 600, TimeSpan.FromSeconds(20), "320x180", Token), url);
        await mix.PassAsync(4);
        await mix.StopAsync();
        var reading = await mix.ReadAsync();
        var last = reading.Frames - 1;

        Assert.True(reading.ColorAt(last, 0.25, 0.75).IsNear(Green));
        Assert.True(reading.ColorAt(last, 0.25, 0.25).IsNear(new Rgb(254, 0, 0)) || reading.ColorAt(last, 0.25, 0.25).IsNear(Rgb.White));
        // Four times as wide as high, wholly visible in a pane of 16:9: black above and below.
        Assert.True(reading.ColorAt(last, 0.75, 0.25).IsNear(Yellow));
        Assert.True(reading.ColorAt(last, 0.75, 0.05).IsNear(Rgb.Black));
        // Cropped it fills its pane, and what is beside the pane is the background.
        Assert.True(reading.ColorAt(last, 0.6, 0.55).IsNear(Yellow));
        Assert.True(reading.ColorAt(last, 0.9, 0.75).IsNear(Green));
        Assert.Equal([("http://i/back.png", 1), ("http://i/none.jpg", 1)], images.Fetched.Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact]
    public async Task WhatIsNoImage_ShowsNothing_AndHoldsNothingUp()
    {
        var images = new MixImages();
        images.Put("http://i/list.png", "#EXTM3U\nfile:///etc/passwd\n"u8.ToArray());
        images.Put("http://i/broken.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 16, 0, 0, 0, 16, 8, 2, 0, 0, 0, 1, 2, 3, 4]);
        var url = server.Url("notify", "mix-no-image");
        var layout = new MixLayout(
            MixRun.Size,
            new MixImage("http://i/list.png", RtcRenderMode.Crop),
            [MixRun.Pane("anna", 0, 0, 0.5, 0.5), MixRun.Pane(null, 0.5, 0.5, 0.5, 0.5, new MixImage("http://i/broken.png", RtcRenderMode.Fit))]);
        await using var mix = new MixRun(new MixPlan([MixRun.User("anna", url)], layout), images: images);
        await using var anna = Publisher.Start(await SignalClip.GetAsync("red", 600, TimeSpan.FromSeconds(20), "320x180", Token), url);
        await mix.PassAsync(3);
        await mix.StopAsync();
        var reading = await mix.ReadAsync();

        Assert.True(reading.ColorAt(reading.Frames - 1, 0.75, 0.75).IsNear(Rgb.Black));
        Assert.True(reading.ColorAt(reading.Frames - 1, 0.25, 0.75).IsNear(Rgb.Black));
    }

    [Fact]
    public async Task CameraOff_ShowsTheSubstitute_WhileTheSoundGoesOn()
    {
        var images = new MixImages();
        await images.AddAsync("http://i/off.bmp", "green", "64x36", "bmp");
        var folder = Directory.CreateTempSubdirectory("rec-camera-").FullName;
        var clip = await SignalClip.GetAsync("red", 600, TimeSpan.FromSeconds(20), "320x180", Token);
        var path = Path.Combine(folder, "off.flv");
        await TestTool.RunAsync("ffmpeg", folder, "-v", "error", "-t", "4", "-i", clip, "-i", clip, "-map", "0:v", "-map", "1:a", "-c", "copy", path);
        var url = server.Url("notify", "mix-camera");
        await using var mix = new MixRun(
            MixRun.Plan([MixRun.User("anna", url)], MixRun.Pane("anna", 0, 0, 1, 1, new MixImage("http://i/off.bmp", RtcRenderMode.Crop))), images: images);
        // Without this the publisher would hold the sound back and wait for the picture.
        await using var anna = Publisher.Start(path, url, "-max_interleave_delta", "1");
        await mix.Observed.UntilAsync(seen => seen.Recorded > TimeSpan.FromSeconds(11));
        await mix.StopAsync();
        var reading = await mix.ReadAsync();

        Assert.Equal("red", Name(reading.ColorAt(5.5, 0.5, 0.5)));
        Assert.Equal("green", Name(reading.ColorAt(9.5, 0.5, 0.5)));
        Assert.Contains(reading.Beeps(600), time => time > 8);
        Directory.Delete(folder, recursive: true);
    }

    private static string Name(Rgb color) => color.IsNear(Green) ? "green" : color.IsNear(new Rgb(254, 0, 0)) ? "red" : color.ToString();
}
