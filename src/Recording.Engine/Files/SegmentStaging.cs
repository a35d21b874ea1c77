using Recording.Engine.Tasks;
using Recording.Media.Compose;
using Recording.Storage;
using Recording.Storage.Objects;

namespace Recording.Engine.Files;

/// <summary>Brings stored segments and files to local disk for FFmpeg: in place where the storage keeps files, else by a copy.</summary>
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
            var path = await LocalPathAsync(
                ObjectKey.Create(container, segment.Segment.ObjectName), Path.Combine(folder, $"staged{segment.Segment.Sequence:D10}.ts"), cancellationToken);
            runs[^1].Add(new RunSegment(path, segment.Segment.Duration));
        }

        return [.. runs.Select(run => new MediaRun(run))];
    }

    /// <summary>The object as a local file: in place where the storage keeps files, else a copy under the given path.</summary>
    public async Task<string> LocalPathAsync(ObjectKey key, string copyPath, CancellationToken cancellationToken)
    {
        if (objects.TryGetLocalPath(key) is { } local)
            return local;

        await using var content = await objects.OpenReadAsync(key, 0, null, cancellationToken)
            ?? throw new StorageUnavailableException("A stored object cannot be read.", null);
        await using var file = File.Create(copyPath);
        await content.Stream.CopyToAsync(file, cancellationToken);
        return copyPath;
    }
}
