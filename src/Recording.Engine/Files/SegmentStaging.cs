using Recording.Engine.Tasks;
using Recording.Media.Compose;
using Recording.Storage;
using Recording.Storage.Objects;

namespace Recording.Engine.Files;

/// <summary>Brings a file's stored segments to local disk for FFmpeg: in place where the storage keeps files, else by a copy.</summary>
public sealed class SegmentStaging(IObjectStore objects)
{
    /// <summary>The segments as runs without gaps, in order.</summary>
    public async Task<IReadOnlyList<MediaRun>> StageAsync(
        string container, IReadOnlyList<ManifestSegment> segments, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(segments);
        Directory.CreateDirectory(folder);
        var runs = new List<List<RunSegment>>();
        foreach (var segment in segments)
        {
            if (runs.Count == 0 || segment.Gap is not null)
                runs.Add([]);
            var path = await LocalPathAsync(ObjectKey.Create(container, segment.Segment.ObjectName), folder, segment.Segment.Sequence, cancellationToken);
            runs[^1].Add(new RunSegment(path, segment.Segment.Duration));
        }

        return [.. runs.Select(run => new MediaRun(run))];
    }

    private async Task<string> LocalPathAsync(ObjectKey key, string folder, long sequence, CancellationToken cancellationToken)
    {
        if (objects.TryGetLocalPath(key) is { } local)
            return local;

        await using var content = await objects.OpenReadAsync(key, 0, null, cancellationToken)
            ?? throw new StorageUnavailableException("A stored segment cannot be read.", null);
        var path = Path.Combine(folder, $"staged{sequence:D10}.ts");
        await using var file = File.Create(path);
        await content.Stream.CopyToAsync(file, cancellationToken);
        return path;
    }
}
