using Recording.Core.Ffmpeg;

namespace Recording.Media.Compose;

/// <summary>
/// A folder with the lists that ffmpeg reads and with simple names for the segments, whose real names may hold ':' and other
/// characters that FFmpeg gives a meaning. Removed when disposed of.
/// </summary>
internal sealed class ComposeFolder : IDisposable
{
    /// <summary>FFmpeg tells a transport stream for sure by 11 packets or more; with fewer it takes sound for a program stream of MP2.</summary>
    private const int PacketsToBeKnownBy = 32;

    private static readonly byte[] NullPacket = [0x47, 0x1F, 0xFF, 0x10, .. Enumerable.Repeat((byte)0xFF, 184)];

    private ComposeFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>The names of the lists, in order: one for each stretch of runs of the same format.</summary>
    public IReadOnlyList<string> Lists { get; private set; } = [];

    public static ComposeFolder Create(string workFolder, IReadOnlyList<MeasuredRun> runs)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetFullPath(workFolder), "compose-" + System.IO.Path.GetRandomFileName());
        Directory.CreateDirectory(path);
        var folder = new ComposeFolder(path);
        try
        {
            folder.WriteLists(runs);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Small, and in a work folder that its owner clears.
        }
    }

    private void WriteLists(IReadOnlyList<MeasuredRun> runs)
    {
        var lists = new List<(string Format, List<(string Name, TimeSpan Duration)> Entries)>();
        for (var i = 0; i < runs.Count; i++)
        {
            var (format, segments) = (runs[i].Format, runs[i].Run.Segments);
            if (lists.Count == 0 || lists[^1].Format != format.Signature)
                lists.Add((format.Signature, []));
            lists[^1].Entries.Add((format.HasVideo ? LinkRun(i, segments) : JoinRun(i, segments), runs[i].Duration));
        }

        Lists = [.. lists.Select((_, i) => ComposeInput.ListName(i))];
        for (var i = 0; i < lists.Count; i++)
            File.WriteAllText(System.IO.Path.Combine(Path, Lists[i]), ComposeInput.List(lists[i].Entries));
    }

    private string LinkRun(int run, IReadOnlyList<RunSegment> segments)
    {
        for (var i = 0; i < segments.Count; i++)
            Link(System.IO.Path.Combine(Path, ComposeInput.SegmentName(run, i)), System.IO.Path.GetFullPath(segments[i].Path));

        var name = ComposeInput.PlaylistName(run);
        File.WriteAllText(System.IO.Path.Combine(Path, name), ComposeInput.Playlist(run, [.. segments.Select(s => s.Duration)]));
        return name;
    }

    // The playlist reader gives the second packet of a stream of sound alone the first one's time; the joined bytes, which are
    // small without pictures, read right.
    private string JoinRun(int run, IReadOnlyList<RunSegment> segments)
    {
        var name = ComposeInput.JoinedName(run);
        using var joined = File.Create(System.IO.Path.Combine(Path, name));
        foreach (var segment in segments)
        {
            using var input = File.OpenRead(segment.Path);
            input.CopyTo(joined);
        }

        // Filled up with packets that every reader skips.
        while (joined.Length < PacketsToBeKnownBy * NullPacket.Length)
            joined.Write(NullPacket);

        return name;
    }

    private static void Link(string link, string target)
    {
        try
        {
            File.CreateSymbolicLink(link, target);
        }
        catch (Exception error) when (OperatingSystem.IsWindows() && error is IOException or UnauthorizedAccessException)
        {
            // Windows grants links to developers and administrators only.
            File.Copy(target, link);
        }
    }
}
