using System.Runtime.InteropServices;

namespace Recording.Media.Tests.Kit;

/// <summary>Signals that production code never sends.</summary>
internal static class Signals
{
    public static void Stop(int processId) => Assert.Equal(0, SendSignal(processId, 19));

    public static void Kill(int processId) => Assert.Equal(0, SendSignal(processId, 9));

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
