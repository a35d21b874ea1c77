using Recording.Core.Ffmpeg;

namespace Recording.Media.Compose;

/// <summary>
/// A folder with the lists that ffmpeg reads and with simple names for the segments, whose real names may hold ':' and other
/// characters that FFmpeg gives a meaning. Removed when disposed of.
/// </summary>
internal sealed class ComposeFolder : IDisposable
{
    private ComposeFolder(string path) => Path = path;

    public string Path { get; }

    public static ComposeFolder Create(string workFolder, IReadOnlyList<MediaRun> runs, IReadOnlyList<RunExtent> extents)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetFullPath(workFolder), "compose-" + System.IO.Path.GetRandomFileName());
        Directory.CreateDirectory(path);
        var folder = new ComposeFolder(path);
        try
        {
            for (var run = 0; run < runs.Count; run++)
            {
                var segments = runs[run].Segments;
                for (var i = 0; i < segments.Count; i++)
                    Link(System.IO.Path.Combine(path, ComposeInput.SegmentName(run, i)), System.IO.Path.GetFullPath(segments[i].Path));
                File.WriteAllText(System.IO.Path.Combine(path, ComposeInput.PlaylistName(run)), ComposeInput.Playlist(run, [.. segments.Select(s => s.Duration)]));
            }

            File.WriteAllText(System.IO.Path.Combine(path, ComposeInput.ListName), ComposeInput.List([.. extents.Select(e => e.Duration)]));
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
