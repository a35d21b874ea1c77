using System.Globalization;

namespace Recording.Media.Processes;

/// <summary>
/// Tells a process that hangs from one that has nothing to do: media waits for it in the kernel, and it sleeps. Both look alike from their output.
/// Knows only Linux; elsewhere nothing hangs.
/// </summary>
internal static class ProcessHang
{
    private const int InodeColumn = 9;
    private const int QueueColumn = 4;
    private static readonly string[] Tables = ["net/tcp", "net/tcp6"];

    /// <summary>Whether it is stopped by a signal, or asleep while one of its TCP connections has bytes for it. One that waits for a processor or a disk is neither.</summary>
    public static bool IsHung(int processId)
    {
        if (!OperatingSystem.IsLinux())
            return false;

        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}");
        try
        {
            return StateOf(folder) switch
            {
                'T' or 't' => true,
                'S' => HasUnreadBytes(folder),
                _ => false,
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Gone while it was looked at: its exit tells the rest.
            return false;
        }
    }

    // "pid (name) state ...": the name may hold anything, so from its last parenthesis.
    private static char StateOf(string folder)
    {
        var stat = File.ReadAllText(Path.Combine(folder, "stat"));
        var end = stat.LastIndexOf(')');
        return end >= 0 && end + 2 < stat.Length ? stat[end + 2] : '?';
    }

    private static bool HasUnreadBytes(string folder)
    {
        const string Prefix = "socket:[";
        var sockets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var descriptor in Directory.EnumerateFiles(Path.Combine(folder, "fd")))
        {
            if (new FileInfo(descriptor).LinkTarget is { } target && target.StartsWith(Prefix, StringComparison.Ordinal))
                sockets.Add(target[Prefix.Length..^1]);
        }

        return sockets.Count > 0
            && Tables.Select(table => Path.Combine(folder, table)).Where(File.Exists)
                .SelectMany(File.ReadLines).Skip(1)
                .Any(line => IsUnread(line, sockets));
    }

    // "sl local remote st tx_queue:rx_queue tr:when retrnsmt uid timeout inode ..."
    private static bool IsUnread(string line, HashSet<string> sockets)
    {
        var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return columns.Length > InodeColumn
            && sockets.Contains(columns[InodeColumn])
            && columns[QueueColumn].Split(':') is [_, var waiting]
            && waiting.AsSpan().TrimStart('0').Length > 0;
    }
}
