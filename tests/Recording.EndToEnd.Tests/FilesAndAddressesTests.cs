using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Server;

namespace Recording.EndToEnd.Tests;

/// <summary>What a recording leaves behind: files of every format, addresses that open, records, and no secret anywhere.</summary>
public sealed class FilesAndAddressesTests
{
    private const string StreamKey = "k3y-that-nobody-may-see";

    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task EveryFormat_OpensByItsAddress_AndTheStreamKeyIsNowhere()
    {
        await using var scenario = await RecordingScenario.StartAsync();
        var clip = await SourceClip.GetAsync(
            new SourceClipOptions { Duration = TimeSpan.FromSeconds(14), Width = 320, Height = 180, VideoKilobits = 300 }, Token);
        var template = await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4(), Formats.Flv(), Formats.Mp3());
        var url = scenario.Rtmp.Url("notify", "all");
        var job = await scenario.SubmitAsync($"{url}?token={StreamKey}&callback_user=42", template);
        await using (var publisher = await scenario.PublishForAsync("notify", "all", clip))
            await publisher.Ended.WaitAsync(Token);
        await scenario.WaitForAsync(job, report => report.StoredSeconds > 13.5);
        await EnsureGrowingPlaylistOpensAsync(scenario, job);
        await scenario.StopAsync(job);
        await scenario.WaitForCallbackAsync(job, "file_created", 4);

        await EnsureFilesAsync(scenario, job);
        await EnsureRangesAndCorsAsync(scenario, job);
        await EnsureRecordsAsync(scenario, job);
        await EnsureNoSecretAsync(scenario, job, url);
        await EnsureDeletionAsync(scenario, job);
    }

    [Fact]
    public async Task JobWithoutAPlaylist_LeavesOnlyItsFile()
    {
        await using var scenario = await RecordingScenario.StartAsync(("Recording__LiveRecord__WorkingSliceSeconds", "3"));
        var clip = await SourceClip.GetAsync(
            new SourceClipOptions { Duration = TimeSpan.FromSeconds(10), Width = 320, Height = 180, VideoKilobits = 300, Audio = false }, Token);
        var job = await scenario.SubmitAsync(
            scenario.Rtmp.Url("notify", "mp4"), await scenario.CreateTemplateAsync(Formats.Mp4(), Formats.Mp3()));
        await using (var publisher = await scenario.PublishForAsync("notify", "mp4", clip))
            await publisher.Ended.WaitAsync(Token);
        await scenario.WaitForAsync(job, report => report.StoredSeconds > 9.5);
        await scenario.StopAsync(job);

        // No sound, so no MP3: said in a callback, and the segments stay because not everything could be made of them.
        var lost = await scenario.WaitForCallbackAsync(job, "record_force_transcode_fail");
        Assert.Equal("NoSuchMedia", lost.GetProperty("reason").GetString());
        var mp4 = Assert.Single(await scenario.FilesAsync(job));
        await scenario.EnsureHoldsAsync(job, clip, PacketExpectation.Whole);
        Assert.Equal(10, mp4.Duration, 0.2);
        Assert.Contains(
            await StoredObjects.ListAsync(scenario.Server, "recording-work", Token), name => name.EndsWith(".ts", StringComparison.Ordinal));
    }

    private static async Task EnsureGrowingPlaylistOpensAsync(RecordingScenario scenario, string job)
    {
        var answer = (await scenario.Server.Client.CallAsync("GetLiveRecordJob", new { JobId = job }, Token)).EnsureOk();
        var files = answer.GetProperty("RecordJob").GetProperty("Details").GetProperty("Files").EnumerateArray().ToList();
        var growing = files.Single(file => file.GetProperty("Format").GetString() == "m3u8");
        Assert.Equal("OPEN", growing.GetProperty("State").GetString());
        var playlist = Playlist.Parse(await scenario.Server.Client.Http.GetStringAsync(new Uri(growing.GetProperty("Url").GetString()!), Token));
        Assert.False(playlist.IsEnded);
        Assert.Equal(14, playlist.TotalDuration.TotalSeconds, 0.5);
    }

    private static async Task EnsureFilesAsync(RecordingScenario scenario, string job)
    {
        var files = await scenario.FilesAsync(job);
        Assert.Equal(["flv", "m3u8", "mp3", "mp4"], files.Select(file => file.Format).Order());
        foreach (var file in files)
        {
            var report = await FfprobeReport.ReadAsync(file.Url.ToString(), Token);
            Assert.Equal(14, report.Duration.TotalSeconds, 0.5);
            Assert.Equal(14, file.Duration, 0.5);
            Assert.Equal(file.Format == "mp3", report.Video is null);
            Assert.Equal(file.Format == "mp3" ? "mp3" : "aac", report.Audio!.Codec);
            using var content = await scenario.Server.Client.Http.GetAsync(file.Url, HttpCompletionOption.ResponseHeadersRead, Token);
            var expected = file.Format switch
            {
                "flv" => "video/x-flv",
                "m3u8" => "application/vnd.apple.mpegurl",
                "mp3" => "audio/mpeg",
                _ => "video/mp4",
            };
            Assert.Equal(expected, content.Content.Headers.ContentType!.MediaType);
        }
    }

    private static async Task EnsureRangesAndCorsAsync(RecordingScenario scenario, string job)
    {
        using var anonymous = new HttpClient();
        var mp4 = Assert.Single(await scenario.FilesAsync(job, "mp4")).Url;
        var whole = await anonymous.GetByteArrayAsync(mp4, Token);
        using var ranged = new HttpRequestMessage(HttpMethod.Get, mp4) { Headers = { Range = new RangeHeaderValue(100, 199) } };
        using var part = await anonymous.SendAsync(ranged, Token);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal($"bytes 100-199/{whole.Length}", part.Content.Headers.ContentRange!.ToString());
        Assert.Equal(whole[100..200], await part.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal("*", part.Headers.GetValues("Access-Control-Allow-Origin").Single());

        using var outside = new HttpRequestMessage(HttpMethod.Get, mp4) { Headers = { Range = new RangeHeaderValue(whole.Length, null) } };
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await anonymous.SendAsync(outside, Token)).StatusCode);
        using var head = await anonymous.SendAsync(new HttpRequestMessage(HttpMethod.Head, mp4), Token);
        Assert.Equal(whole.Length, head.Content.Headers.ContentLength);

        // The link opens this object and no other; without it the key does.
        var bare = new Uri(mp4.GetLeftPart(UriPartial.Path));
        Assert.Equal(HttpStatusCode.BadRequest, (await anonymous.GetAsync(bare, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anonymous.GetAsync(new Uri(mp4.ToString().Replace("sig=", "sig=0", StringComparison.Ordinal)), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await scenario.Server.Client.Http.GetAsync(bare, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scenario.Server.Client.Http.GetAsync(new Uri(bare + "x"), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scenario.Server.Client.Http.GetAsync(
            new Uri(scenario.Server.Address, "/objects/recordings/%2e%2e%2f%2e%2e%2faccess-key.json"), Token)).StatusCode);
    }

    private static async Task EnsureRecordsAsync(RecordingScenario scenario, string job)
    {
        var now = TimeProvider.System.GetUtcNow();
        var query = new
        {
            DomainName = "127.0.0.1",
            AppName = "notify",
            StreamName = "all",
            StartTime = now.AddMinutes(-5).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            EndTime = now.AddMinutes(1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            PageSize = 500,
            PageNumber = 1,
        };
        var answer = await scenario.Server.Client.WaitUntilAsync(
            "DescribeLiveRecordNotifyRecords", query, body => body.GetProperty("TotalNum").GetInt32() == 6, TimeSpan.FromSeconds(10), Token);

        Assert.Equal((0, "ok", 1, 500, 1), (answer.GetProperty("Code").GetInt32(), answer.GetProperty("Msg").GetString(), answer.GetProperty("PageNum").GetInt32(), answer.GetProperty("PageSize").GetInt32(), answer.GetProperty("TotalPage").GetInt32()));
        var records = answer.GetProperty("CallbackList").EnumerateArray().Reverse().ToList();
        Assert.Equal(
            ["record_started", "record_paused", "file_created", "file_created", "file_created", "file_created"],
            records.Select(record => record.GetProperty("NotifyType").GetString()));
        var sent = scenario.Webhooks.Requests.Select(request => request.Text).ToList();
        Assert.Equal(sent, records.Select(record => record.GetProperty("NotifyContent").GetString()));
        Assert.All(records, record => Assert.Equal("success", record.GetProperty("NotifyResult").GetString()));
        Assert.Equal("42", scenario.Callbacks(job)[^1].GetProperty("push_args").GetProperty("callback_user").GetString());
    }

    /// <summary>Not in the log, not in any file or row, not in any answer or callback.</summary>
    private static async Task EnsureNoSecretAsync(RecordingScenario scenario, string job, string url)
    {
        var answer = (await scenario.Server.Client.CallAsync("GetLiveRecordJob", new { JobId = job }, Token)).EnsureOk();
        Assert.Equal(url + "?***", answer.GetProperty("RecordJob").GetProperty("StreamInput").GetProperty("Url").GetString());
        var files = (await scenario.Server.Client.CallAsync("ListLiveRecordFiles", new { }, Token)).EnsureOk();
        Assert.DoesNotContain(StreamKey, answer.ToString() + files, StringComparison.Ordinal);
        Assert.DoesNotContain(StreamKey, scenario.Server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(RecordingServer.Key, scenario.Server.Log, StringComparison.Ordinal);
        Assert.All(scenario.Webhooks.Requests, request => Assert.DoesNotContain(StreamKey, request.Text, StringComparison.Ordinal));
        foreach (var path in Directory.EnumerateFiles(scenario.Server.Data, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(StreamKey, await reader.ReadToEndAsync(Token), StringComparison.Ordinal);
        }
    }

    private static async Task EnsureDeletionAsync(RecordingScenario scenario, string job)
    {
        var files = await scenario.FilesAsync(job);
        var answer = (await scenario.Server.Client.CallAsync(
            "DeleteLiveRecordFiles", new { RecordIds = files.Select(file => file.RecordId).Append("nope"), RemoveFile = true }, Token)).EnsureOk();

        Assert.Equal(
            ["OK", "OK", "OK", "OK", "RecordNotFound"],
            answer.GetProperty("DeleteFileInfoList").EnumerateArray().Select(info => info.GetProperty("Code").GetString()));
        Assert.Empty(await scenario.FilesAsync(job));
        Assert.Empty(await StoredObjects.ListAsync(scenario.Server, "recordings", Token));
    }
}
