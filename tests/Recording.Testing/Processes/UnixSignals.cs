using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Recording.Testing.Processes;

/// <summary>Sends signals with kill(2).</summary>
public static partial class UnixSignals
{
    private const int NoSuchProcess = 3;

    /// <summary>Sends a signal; false when the process is already gone.</summary>
    public static bool Send(int processId, UnixSignal signal)
    {
        if (kill(processId, (int)signal) == 0)
            return true;

        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess ? false : throw new Win32Exception(error, $"kill({processId}, {signal})");
    }

    /// <summary>
    /// Whether the process ignores the signal. A shell starts background jobs with SIGINT ignored and children inherit that,
    /// so "press Ctrl-C" cannot be played under every parent.
    /// </summary>
    public static bool IsIgnored(int processId, UnixSignal signal)
    {
        var path = $"/proc/{processId}/status";
        if (!File.Exists(path))
            return false;

        const string Key = "SigIgn:";
        var line = File.ReadLines(path).FirstOrDefault(text => text.StartsWith(Key, StringComparison.Ordinal));
        var mask = line is null ? 0 : ulong.Parse(line.AsSpan(Key.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (mask & (1UL << ((int)signal - 1))) != 0;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int pid, int sig);
}
