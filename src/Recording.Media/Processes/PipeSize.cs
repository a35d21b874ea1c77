using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Recording.Media.Processes;

/// <summary>
/// Makes the pipe to a process larger. Raw pictures are far larger than the 64 KiB that a pipe holds by default: with them both sides would wake each other for
/// every twentieth of a picture.
/// </summary>
internal static class PipeSize
{
    private const int SetPipeSize = 1031;

    // What any process may ask for unless the system's limit (/proc/sys/fs/pipe-max-size) was changed.
    private const int Most = 1024 * 1024;

    /// <summary>Does what the system allows, on Linux; a refusal changes nothing but speed.</summary>
    public static void Enlarge(Stream pipe)
    {
        if (OperatingSystem.IsLinux() && pipe is PipeStream { SafePipeHandle: { IsInvalid: false, IsClosed: false } handle })
            _ = Control(handle, SetPipeSize, Most);
    }

#pragma warning disable SYSLIB1054 // The generated form needs unsafe code in the whole project; a handle and two integers need no marshalling of their own.
    [DllImport("libc", EntryPoint = "fcntl", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(SafeHandle pipe, int command, int size);
#pragma warning restore SYSLIB1054
}
