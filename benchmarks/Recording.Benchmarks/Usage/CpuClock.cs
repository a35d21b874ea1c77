using System.Globalization;
using System.Runtime.InteropServices;

namespace Recording.Benchmarks.Usage;

/// <summary>
/// CPU time (user and system) of processes. The process's own CPU clock counts nanoseconds and keeps what ended threads used;
/// /proc/PID/stat gives the same sum in steps of 10 ms, which is half of what one recording uses in a second.
/// </summary>
internal static partial class CpuClock
{
    private const double TicksPerSecond = 100; // USER_HZ, the unit of /proc, is 100 on every Linux architecture that .NET runs on.

    /// <summary>What the process has used so far; 0 when it is gone.</summary>
    public static double SecondsOf(int processId) =>
        clock_getcpuclockid(processId, out var clock) == 0 && clock_gettime(clock, out var time) == 0
            ? time.Seconds + time.Nanoseconds / 1e9
            : 0;

    /// <summary>What the process's ended and collected children have used.</summary>
    public static double EndedChildrenSecondsOf(int processId)
    {
        var text = File.ReadAllText($"/proc/{processId}/stat");

        // The second field is the name in brackets, which may itself contain blanks and brackets; cutime and cstime are 16 and 17.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (Ticks(fields[13]) + Ticks(fields[14])) / TicksPerSecond;
    }

    /// <summary>What the whole machine has used, idle and stolen time left out.</summary>
    public static double SecondsOfMachine()
    {
        // cpu  user nice system idle iowait irq softirq steal
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (Ticks(fields[1]) + Ticks(fields[2]) + Ticks(fields[3]) + Ticks(fields[6]) + Ticks(fields[7])) / TicksPerSecond;
    }

    private static long Ticks(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    [LibraryImport("libc")]
    private static partial int clock_getcpuclockid(int pid, out int clock);

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out ClockTime time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ClockTime
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
