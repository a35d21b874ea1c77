using Microsoft.Data.Sqlite;

namespace Recording.Storage.Local;

/// <summary>Turns trouble of the disk and of SQLite into the port's exception, whose message shows neither paths nor keys.</summary>
internal static class LocalStorageErrors
{
    // errno of Linux and macOS (ENOSPC, EDQUOT) and Windows (ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL), as .NET passes them on.
    private static readonly int[] DiskFullCodes =
        [28, OperatingSystem.IsMacOS() ? 69 : 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    // SQLITE_FULL
    private const int DatabaseFull = 13;

    public static bool IsStorage(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or SqliteException;

    public static StorageUnavailableException Translate(Exception exception)
    {
        var isFull = exception is SqliteException sqlite
            ? sqlite.SqliteErrorCode == DatabaseFull
            : DiskFullCodes.Contains(exception.HResult);
        return new StorageUnavailableException(
            isFull ? "The disk that holds the data folder is full." : "The data folder cannot be read or written.", exception);
    }
}
