using Recording.Testing.Media;
using Recording.Testing.Packets;
using Recording.Testing.Rtmp;

namespace Recording.Media.Tests.Relaying;

/// <summary>A server for sources and two that stay, for targets.</summary>
public sealed class RelayServers : IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public RtmpServer Source { get; private set; } = null!;

    public RtmpServer One { get; private set; } = null!;

    public RtmpServer Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Source = await RtmpServer.StartAsync(Token);
        One = await RtmpServer.StartAsync(Token);
        Other = await RtmpServer.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await One.DisposeAsync();
        await Other.DisposeAsync();
    }

    /// <summary>What a server recorded of a stream, one file a connection, in their order.</summary>
    public static IReadOnlyList<string> Files(RtmpServer server, string stream) =>
        [.. Directory.EnumerateFiles(server.RecordFolder, $"{stream}-*.flv").OrderBy(File.GetCreationTimeUtc)];

    /// <summary>Asserts that a file has a stretch of the source without a hole, with so many pictures at least.</summary>
    public static async Task AssertUnbrokenAsync(string file, SourceClip clip, int pictures, bool loops = true)
    {
        var packets = await PacketHashes.ReadAsync(file, Token);
        PacketLists.EnsureEqual(await clip.PacketsAsync(Token), packets, loops ? PacketExpectation.Looped : PacketExpectation.Stretch);
        Assert.True(packets.Video.Count >= pictures, $"{packets.Video.Count} pictures, not {pictures}");
        Assert.True(packets.Video.Count == 0 || packets.Video[0].IsKey);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Path.GetFileName(file)}: {packets.Video.Count} pictures and {packets.Audio.Count} packets of sound without a hole");
    }
}
