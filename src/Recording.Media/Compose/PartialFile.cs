using Recording.Media.Probing;
using Recording.Media.Processes;

namespace Recording.Media.Compose;

/// <summary>
/// A file in the making, under a name of its own, so that whoever lists the folder never takes a part for the whole; in the same folder,
/// so that the rename is atomic.
/// </summary>
internal sealed class PartialFile
{
    private readonly string _outputPath;

    private PartialFile(string outputPath) => (_outputPath, Path) = (outputPath, System.IO.Path.GetFullPath(outputPath) + ".partial");

    /// <summary>Where it is made.</summary>
    public string Path { get; }

    /// <summary>Makes a file. Trouble with disk or program is a failed result; a part never stays.</summary>
    /// <param name="outputPath">Where it appears when <see cref="Finish"/> says so.</param>
    /// <param name="make">Makes it.</param>
    public static async Task<ComposeResult> MakeAsync(string outputPath, Func<PartialFile, Task<ComposeResult>> make)
    {
        var partial = new PartialFile(outputPath);
        try
        {
            return await make(partial);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ProgramMissingException)
        {
            return ComposeResult.Failed(error.Message);
        }
        finally
        {
            partial.Delete();
        }
    }

    /// <summary>Gives the complete file its name.</summary>
    /// <param name="found">What was read back of it.</param>
    public ComposeResult Finish(MediaProbeResult found)
    {
        var bytes = new FileInfo(Path).Length;
        File.Move(Path, _outputPath, overwrite: true);
        return new ComposeResult(true, found.Duration, bytes, found.Format, "", NoSuchTrack: false);
    }

    private void Delete()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Never under the real name, so nobody takes it for a recording.
        }
    }
}
