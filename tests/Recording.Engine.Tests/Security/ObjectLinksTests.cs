using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Recording.Core.Signing;
using Recording.Engine.Http;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Engine.Tests.Kit;
using Recording.Storage.Objects;

namespace Recording.Engine.Tests.Security;

/// <summary>Which links lead to the service, and which into a storage that has its own.</summary>
public sealed class ObjectLinksTests : IAsyncDisposable
{
    private const string Playlist = "#EXTM3U\n#EXTINF:4.0,\na%20b.ts\n#EXTINF:4.0,\n../other/c.ts\n#EXT-X-ENDLIST\n";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    private readonly ServiceProvider _services = MemoryEngine.Build(
        services => services.AddSingleton<IReadLinks>(new FakeReadLinks(Now.AddDays(2)) { LongestLife = TimeSpan.FromDays(2) }),
        ("Recording:AccessKeys:free", "free"), ("Recording:LinkLifetime", "1.00:00:00"));

    private ObjectLinks Links => _services.GetRequiredService<ObjectLinks>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public void For_StorageWithLinks_IsItsOwnForTheLinkLifetime() => Assert.Equal(
        $"https://storage.example.com/recordings/a/b.mp4?until={Now.AddDays(1).ToUnixTimeSeconds()}", Links.For("recordings", "a/b.mp4", Now));

    [Fact]
    public void For_Playlist_LeadsToTheService() => Assert.StartsWith(
        $"{new LoopbackAddress().PublicUrl}/objects/recordings/a/b.m3u8?se=", Links.For("recordings", "a/b.m3u8", Now), StringComparison.Ordinal);

    [Fact]
    public void For_StorageThatHasNoneNow_LeadsToTheService() => Assert.StartsWith(
        $"{new LoopbackAddress().PublicUrl}/objects/recordings/a/b.mp4?se=", Links.For("recordings", "a/b.mp4", Now.AddDays(1.5)), StringComparison.Ordinal);

    [Fact]
    public async Task PlaylistOpenedByALink_HasLinksOfTheSameLifeIntoTheStorage() => Assert.Equal(
        [
            $"https://storage.example.com/recordings/x/a b.ts?until={Now.AddHours(3).ToUnixTimeSeconds()}",
            $"https://storage.example.com/recordings/other/c.ts?until={Now.AddHours(3).ToUnixTimeSeconds()}",
        ],
        await SegmentsAsync(Links.Sign("recordings", "x/p.m3u8", Now.AddHours(3)), key: null));

    [Fact]
    public async Task PlaylistOpenedByALinkThatOutlivesTheStorages_HasLinksToTheService()
    {
        var segments = await SegmentsAsync(Links.Sign("recordings", "x/p.m3u8", Now.AddDays(3)), key: null);

        Assert.Equal(["a%20b.ts", "../other/c.ts"], segments.Select(segment => segment.Split('?')[0]));
        var query = QueryHelpers.ParseQuery(segments[0].Split('?')[1]);
        Assert.True(Links.Verify(
            "recordings", "x/a b.ts", query[SignedLink.ExpiryParameter], query[SignedLink.SignatureParameter], Now, out var expires));
        Assert.Equal(Now.AddDays(3), expires);
    }

    [Fact]
    public async Task PlaylistOpenedByAKey_StaysAsItIs() => Assert.Equal(["a%20b.ts", "../other/c.ts"], await SegmentsAsync("", "free"));

    [Fact]
    public void LinkLifetime_LongerThanTheStoragesLinks_IsRefused()
    {
        using var services = MemoryEngine.Build(
            services => services.AddSingleton<IReadLinks>(new FakeReadLinks(Now) { LongestLife = TimeSpan.FromHours(6) }),
            ("Recording:LinkLifetime", "06:00:01"));

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<RecordingOptions>>().Value);

        Assert.StartsWith("Recording:LinkLifetime must be at most 06:00:00;", Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    /// <summary>What a client that asks for the playlist finds in it.</summary>
    private async Task<IReadOnlyList<string>> SegmentsAsync(string query, string? key)
    {
        await _services.GetRequiredService<IObjectStore>().PutAsync(
            ObjectKey.Create("recordings", "x/p.m3u8"),
            new MemoryStream(Encoding.UTF8.GetBytes(Playlist)),
            PutOptions.CreateOnly("application/vnd.apple.mpegurl"),
            CancellationToken.None);
        var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Method = "GET", QueryString = new QueryString($"?{query}") }, Response = { Body = body } };
        if (key is not null)
            context.Request.Headers[RequestAuthenticator.KeyHeader] = key;

        await _services.GetRequiredService<ObjectsEndpoint>().HandleAsync(context, "recordings", "x/p.m3u8");

        Assert.Equal(200, context.Response.StatusCode);
        return [.. Encoding.UTF8.GetString(body.ToArray()).Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}
