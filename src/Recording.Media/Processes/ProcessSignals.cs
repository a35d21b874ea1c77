using System.Runtime.InteropServices;

namespace Recording.Media.Processes;

/// <summary>Signals to processes by their number.</summary>
internal static class ProcessSignals
{
    private const int Terminate = 15;
    private const int Kill = 9;

    /// <summary>Asks a process to end. Answers false when it is gone or signals do not exist here.</summary>
    public static bool TryTerminate(int processId) => !OperatingSystem.IsWindows() && SendSignal(processId, Terminate) == 0;

    /// <summary>Ends a process, even one that is stopped or blocked. Answers false when it is gone or signals do not exist here.</summary>
    public static bool TryKill(int processId) => !OperatingSystem.IsWindows() && SendSignal(processId, Kill) == 0;

#pragma warning disable SYSLIB1054 // The generated form needs unsafe code in the whole project; two integers need no marshalling.
    [DllImport("libc", EntryPoint = "kill", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
#pragma warning restore SYSLIB1054
}
