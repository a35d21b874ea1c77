using System.Runtime.InteropServices;
using System.Text;

namespace Recording.Storage.Local;

/// <summary>
/// Puts a folder's entries on the disk. Without it a renamed file may be gone after a power cut although its bytes were
/// flushed. .NET opens no folders, so this asks the C library; on Windows the file system's journal does it.
/// </summary>
internal static class FolderFlush
{
    // O_RDONLY | O_CLOEXEC: a child that is started meanwhile must not inherit it.
    private static readonly int ReadOnly = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
    private const int NoSuchEntry = 2;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        var descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (descriptor < 0)
        {
            // Removed meanwhile, so whatever was in it was deleted after it was written.
            if (Marshal.GetLastPInvokeError() == NoSuchEntry)
                return;
            throw Failure();
        }

        try
        {
            if (Synchronize(descriptor) != 0)
                throw Failure();
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure() => new("A folder could not be flushed.", Marshal.GetLastPInvokeError());

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronize(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
