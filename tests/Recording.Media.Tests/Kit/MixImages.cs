using System.Collections.Concurrent;
using Recording.Media.Mixing;

namespace Recording.Media.Tests.Kit;

/// <summary>Images by their address, and how often each was fetched.</summary>
internal sealed class MixImages : IImageSource
{
    private readonly Dictionary<string, byte[]> _files = [];

    public ConcurrentDictionary<string, int> Fetched { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds an image of one colour.</summary>
    public async Task AddAsync(string url, string color, string size, string format)
    {
        var folder = Directory.CreateTempSubdirectory("rec-image-").FullName;
        var path = Path.Combine(folder, "image." + format);
        await TestTool.RunAsync("ffmpeg", folder, "-v", "error", "-f", "lavfi", "-i", $"color=c={color}:s={size}", "-frames:v", "1", path);
        _files[url] = await File.ReadAllBytesAsync(path);
        Directory.Delete(folder, recursive: true);
    }

    public void Put(string url, byte[] file) => _files[url] = file;

    public Task<byte[]?> FetchAsync(string url, int mostBytes, CancellationToken cancellationToken)
    {
        Fetched.AddOrUpdate(url, 1, (_, count) => count + 1);
        return Task.FromResult(_files.GetValueOrDefault(url));
    }
}
