using System.Globalization;

namespace Recording.Media.Processes;

/// <summary>
/// Tells a process that hangs from one that has nothing to do: media waits for it in the kernel, and it sleeps on. Both look alike from their output.
/// Knows only Linux; elsewhere nothing hangs. Not thread-safe.
/// </summary>
/// <param name="processId">The process.</param>
/// <param name="mediaWaits">Whether media waits for it; unless given, that is seen from its TCP connections.</param>
internal sealed class ProcessHang(int processId, Func<bool>? mediaWaits = null)
{
    private const int InodeColumn = 9;
    private const int QueueColumn = 4;
    private static readonly string[] Tables = ["net/tcp", "net/tcp6"];

    private readonly string _folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}");
    private long? _switches;

    /// <summary>
    /// Whether it is stopped by a signal, or has slept ever since the last look while media waits for it. One that waits for a
    /// processor or a disk does neither, and one that is only slow has run in between.
    /// </summary>
    public bool HasDoneNothing()
    {
        if (!OperatingSystem.IsLinux())
            return false;

        try
        {
            return Look();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Gone while it was looked at: its exit tells the rest.
            return false;
        }
    }

    private bool Look()
    {
        var before = _switches;
        _switches = null;
        switch (State())
        {
            case 'T' or 't':
                return true;
            case 'S':
                // What waits for a source wakes ten times a second, so its sockets need no look.
                _switches = ContextSwitches();
                return _switches == before && (mediaWaits?.Invoke() ?? HasUnreadBytes());
            default:
                return false;
        }
    }

    // "pid (name) state ...": the name may hold anything, so from its last parenthesis.
    private char State()
    {
        var stat = File.ReadAllText(Path.Combine(_folder, "stat"));
        var end = stat.LastIndexOf(')');
        return end >= 0 && end + 2 < stat.Length ? stat[end + 2] : '?';
    }

    /// <summary>How often its threads have been put to sleep: another number, and one of them has run.</summary>
    private long ContextSwitches() => Directory.EnumerateDirectories(Path.Combine(_folder, "task"))
        .SelectMany(thread => File.ReadLines(Path.Combine(thread, "status")))
        .Where(line => line.Contains("ctxt_switches:", StringComparison.Ordinal))
        .Sum(line => long.Parse(line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture));

    private bool HasUnreadBytes()
    {
        const string Prefix = "socket:[";
        var sockets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var descriptor in Directory.EnumerateFiles(Path.Combine(_folder, "fd")))
        {
            if (new FileInfo(descriptor).LinkTarget is { } target && target.StartsWith(Prefix, StringComparison.Ordinal))
                sockets.Add(target[Prefix.Length..^1]);
        }

        return sockets.Count > 0
            && Tables.Select(table => Path.Combine(_folder, table)).Where(File.Exists)
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
