namespace Recording.Storage.Local;

/// <summary>
/// Asks the file system what is there. Unlike <see cref="File.Exists"/> it does not call missing what it could not look at:
/// that is trouble, and throws.
/// </summary>
internal static class LocalEntry
{
    /// <summary>The file with its length and time read, or null when there is none.</summary>
    public static FileInfo? FindFile(string path)
    {
        try
        {
            var file = new FileInfo(path);
            _ = file.Length;
            return file;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public static bool IsFolder(string path)
    {
        try
        {
            return File.GetAttributes(path).HasFlag(FileAttributes.Directory);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
