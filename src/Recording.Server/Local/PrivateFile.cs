namespace Recording.Server.Local;

/// <summary>Files that only their owner may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>
    /// The file's content; when it is not there yet, it is written first, whole or not at all, private from its first byte on. Of two
    /// processes that write it at once one wins, and both get its content.
    /// </summary>
    public static byte[] ReadOrCreate(string path, Func<byte[]> content)
    {
        if (!File.Exists(path))
            Create(path, content());
        return File.ReadAllBytes(path);
    }

    private static void Create(string path, byte[] content)
    {
        var temporary = $"{path}.{Environment.ProcessId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(temporary, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }
}
