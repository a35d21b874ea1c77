using System.Globalization;
using Recording.Core.Ffmpeg;
using Recording.Media.Processes;

namespace Recording.Media.Capture;

/// <summary>
/// Ends captures that a killed service left running. FFmpeg outlives its parent: it ignores the broken pipes and goes on
/// writing, so the next start must end it before it reads the spool.
/// </summary>
public static class OrphanedCaptures
{
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Kills every capture that works inside <paramref name="spoolRoot"/> and is no child of this process, and waits until they
    /// are gone, so that nothing writes to the spool any more. Answers how many there were. Does nothing outside Linux.
    /// </summary>
    public static int KillAll(string spoolRoot) => Kill(spoolRoot, static _ => false);

    /// <summary>
    /// The same where several processes of a service share the spool: captures whose parent is one of them stay.
    /// </summary>
    /// <param name="spoolRoot">The spool.</param>
    /// <param name="program">What the command line of such a process has in it.</param>
    public static int KillAbandoned(string spoolRoot, string program) =>
        Kill(spoolRoot, parent => CommandLine($"/proc/{parent.ToString(CultureInfo.InvariantCulture)}").Contains(program, StringComparison.Ordinal));

    private static int Kill(string spoolRoot, Func<int, bool> isOwner)
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(spoolRoot))
            return 0;

        // The kernel answers real paths, so links in the root's path have to be resolved the same way.
        var root = RealPath(spoolRoot);
        var orphans = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && id != Environment.ProcessId && WorksInside(folder, root) && IsCapture(folder)
                && ParentOf(folder) is var parent && parent != Environment.ProcessId && !isOwner(parent))
                orphans.Add(id);
        }

        foreach (var id in orphans)
            ProcessSignals.TryKill(id);
        foreach (var id in orphans)
            SpinWait.SpinUntil(() => !WorksInside($"/proc/{id}", root), ExitLimit);
        return orphans.Count;
    }

    private static bool WorksInside(string processFolder, string root)
    {
        try
        {
            var current = new FileInfo(Path.Combine(processFolder, "cwd")).LinkTarget;
            // A deleted folder is shown with this ending; its writer has to go all the same.
            current = current?.EndsWith(" (deleted)", StringComparison.Ordinal) is true ? current[..^" (deleted)".Length] : current;
            return current?.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal) is true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Gone, or another user's, which this service cannot have started.
            return false;
        }
    }

    // An operator's shell may stand in the spool too; only what writes segments has to go.
    private static bool IsCapture(string processFolder) =>
        CommandLine(processFolder).Contains(CaptureArguments.SegmentPattern, StringComparison.Ordinal);

    private static string CommandLine(string processFolder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(processFolder, "cmdline"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static int ParentOf(string processFolder)
    {
        try
        {
            // "pid (name) state ppid ...": the name may hold anything, so count from its last parenthesis.
            var stat = File.ReadAllText(Path.Combine(processFolder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or ArgumentOutOfRangeException)
        {
            return 0;
        }
    }

    private static string RealPath(string path)
    {
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        foreach (var part in Path.GetFullPath(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new DirectoryInfo(Path.Combine(real, part));
            real = next.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next.FullName;
        }

        return real;
    }
}
