namespace Recording.Storage.Local;

/// <summary>The data folder, held by this process alone until disposed of: objects below <c>objects</c>, tables in one file.</summary>
internal sealed class LocalDataFolder : IDisposable
{
    // What opening a file that another holds gives: EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] HeldCodes = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _lock;

    private LocalDataFolder(string path, FileStream lockFile)
    {
        _lock = lockFile;
        ObjectsPath = Path.Combine(path, "objects");
        TablesPath = Path.Combine(path, "tables.db");
    }

    public string ObjectsPath { get; }

    public string TablesPath { get; }

    /// <summary>Takes the folder, or throws <see cref="DataFolderInUseException"/>.</summary>
    public static LocalDataFolder Open(string folder)
    {
        var path = Path.GetFullPath(folder);
        try
        {
            MakeDurably(path);

            // The operating system drops the lock with the process. The file stays: removing it would race with the next holder.
            var file = new FileStream(Path.Combine(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new LocalDataFolder(path, file);
        }
        catch (IOException exception) when (HeldCodes.Contains(exception.HResult))
        {
            throw new DataFolderInUseException(path, exception);
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            throw LocalStorageErrors.Translate(exception);
        }
    }

    // An object is no safer than the folders that lead to it.
    private static void MakeDurably(string path)
    {
        if (Directory.Exists(path) || Path.GetDirectoryName(path) is not { } parent)
            return;

        MakeDurably(parent);
        Directory.CreateDirectory(path);
        FolderFlush.Flush(parent);
    }

    public void Dispose() => _lock.Dispose();
}
