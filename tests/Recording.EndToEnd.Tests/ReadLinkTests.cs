using System.Net;
using System.Text.Json;
using Recording.EndToEnd.Tests.Scenarios;
using Recording.Testing.Media;
using Recording.Testing.Packets;

namespace Recording.EndToEnd.Tests;

/// <summary>Addresses of files that lead into the storage account.</summary>
public sealed class ReadLinkTests
{
    private static CancellationToken Token => RecordingScenario.Token;

    [Fact]
    public async Task FilesAndCallbacks_HaveAddressesThatOpenInTheAccount_AndAPlaylistPlaysThrough()
    {
        await using var scenario = await RecordingScenario.StartWithAzuriteAsync(("Recording__Storage__Azure__ReadLinks", "Sas"));
        var clip = await SourceClip.GetAsync(
            new SourceClipOptions { Duration = TimeSpan.FromSeconds(14), Width = 320, Height = 180, VideoKilobits = 300 }, Token);
        var job = await scenario.SubmitAsync(scenario.Rtmp.Url("notify", "links"), await scenario.CreateTemplateAsync(Formats.Hls(), Formats.Mp4()));
        await using (var publisher = await scenario.PublishForAsync("notify", "links", clip))
            await publisher.Ended.WaitAsync(Token);
        await scenario.WaitForAsync(job, report => report.StoredSeconds > 13.5);
        await scenario.StopAsync(job);
        await scenario.WaitForCallbackAsync(job, "file_created", 2);

        var files = await scenario.FilesAsync(job);
        var (playlist, mp4) = (files.Single(file => file.Format == "m3u8").Url, files.Single(file => file.Format == "mp4").Url);
        Assert.Equal(scenario.Server.Address.Authority, playlist.Authority);
        EnsureInTheAccount(scenario, mp4);
        await EnsureSegmentsAreInTheAccountAsync(scenario, playlist);
        foreach (var address in (Uri[])[mp4, playlist, .. Announced(scenario, job)])
        {
            var report = await FfprobeReport.ReadAsync(address.ToString(), Token);
            Assert.Equal(14, report.Duration.TotalSeconds, 0.5);
            Assert.NotNull(report.Video);
        }

        await EnsureHoldsAllAsync(clip, playlist, mp4);
        await EnsureGoneAfterDeletionAsync(scenario, files, mp4);
        Assert.DoesNotContain("sig=", scenario.Server.Log, StringComparison.Ordinal);
    }

    /// <summary>The addresses in the callbacks: a playlist's leads to the service, the other one's into the account.</summary>
    private static IReadOnlyList<Uri> Announced(RecordingScenario scenario, string job)
    {
        var created = scenario.Callbacks(job).Where(body => body.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String).ToList();
        Assert.Equal(["m3u8", "mp4"], created.Select(body => body.GetProperty("format").GetString()).Order());
        foreach (var body in created.Where(body => body.GetProperty("format").GetString() == "mp4"))
            EnsureInTheAccount(scenario, new Uri(body.GetProperty("url").GetString()!));
        return [.. created.Select(body => new Uri(body.GetProperty("url").GetString()!))];
    }

    private static void EnsureInTheAccount(RecordingScenario scenario, Uri address)
    {
        Assert.StartsWith($"{scenario.Server.Azurite!.BlobEndpoint.AbsoluteUri}/recordings/", address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("&sr=b&sp=r&sig=", address.Query, StringComparison.Ordinal);
    }

    private static async Task EnsureSegmentsAreInTheAccountAsync(RecordingScenario scenario, Uri address)
    {
        using var anonymous = new HttpClient();
        var playlist = Playlist.Parse(await anonymous.GetStringAsync(address, Token));
        Assert.True(playlist.IsEnded);
        Assert.NotEmpty(playlist.Segments);
        Assert.All(playlist.Segments, segment => EnsureInTheAccount(scenario, new Uri(segment)));
    }

    /// <summary>What a player without any key gets is every packet of the source.</summary>
    private static async Task EnsureHoldsAllAsync(SourceClip clip, params Uri[] addresses)
    {
        using var anonymous = new HttpClient();
        var source = await clip.PacketsAsync(Token);
        foreach (var address in addresses)
            PacketLists.EnsureEqual(
                source, StreamPackets.Join(await PacketHashes.DownloadPartsAsync(anonymous, address, Token)), PacketExpectation.Whole);
    }

    private static async Task EnsureGoneAfterDeletionAsync(RecordingScenario scenario, IReadOnlyList<FileReport> files, Uri mp4)
    {
        using var anonymous = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync(mp4, Token)).StatusCode);
        (await scenario.Server.Client.CallAsync(
            "DeleteLiveRecordFiles", new { RecordIds = files.Select(file => file.RecordId), RemoveFile = true }, Token)).EnsureOk();
        Assert.Equal(HttpStatusCode.NotFound, (await anonymous.GetAsync(mp4, Token)).StatusCode);
    }
}
