using System.Globalization;
using Recording.Core.Ffmpeg;
using Recording.Media.Compose;

namespace Recording.Media.Tests.Kit;

/// <summary>Segments made of a file at full speed, with the capture's own output settings.</summary>
internal sealed class Spool : IDisposable
{
    private readonly List<RunSegment> _segments = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("rec-cut-").FullName;

    public IReadOnlyList<RunSegment> Segments => _segments;

    public static async Task<Spool> CutAsync(string file, TrackMedia media = TrackMedia.AudioVideo)
    {
        var spool = new Spool();
        var arguments = CaptureArguments.Build("unused", media, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5));
        var list = await TestTool.RunAsync("ffmpeg", spool.Folder, ["-v", "error", "-i", file, .. arguments.SkipWhile(a => a != "-map").TakeWhile(a => a != CaptureArguments.SegmentPattern), CaptureArguments.SegmentPattern]);
        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.True(SegmentListLine.TryParse(line, out var entry), line);
            spool._segments.Add(new RunSegment(Path.Combine(spool.Folder, SegmentFileName.Of(entry.Index)), entry.End - entry.Start));
        }

        return spool;
    }

    /// <summary>The run of segments from one number to another, both included.</summary>
    public MediaRun Run(int from, int to) => new([.. _segments.Skip(from).Take(to - from + 1)]);

    /// <summary>Renames a segment to a name that FFmpeg's syntax would trip over.</summary>
    public void Rename(int index)
    {
        var path = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"2026-11-21T10:00:00 100%d 'x' #{index}.ts"));
        File.Move(_segments[index].Path, path);
        _segments[index] = _segments[index] with { Path = path };
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
