namespace Recording.Storage.Local;

/// <summary>
/// The folders between a container and its objects: they come with the first object in them and go with the last, as if
/// there were none.
/// </summary>
internal sealed class LocalObjectFolders
{
    // Deletes of neighbours remove a folder that was just made; each round needs one that hits exactly between.
    private const int Rounds = 100;

    private readonly Lock _lock = new();

    /// <summary>
    /// Makes the folders of <paramref name="relative"/> below <paramref name="root"/> and puts each new one's entry on the disk. The lock
    /// lets nobody take a folder for durable while its maker is still flushing.
    /// </summary>
    public void Ensure(string root, string relative)
    {
        lock (_lock)
        {
            var path = root;
            foreach (var component in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                var parent = path;
                path = Path.Combine(path, component);
                if (Directory.Exists(path))
                    continue;
                Directory.CreateDirectory(path);
                FolderFlush.Flush(parent);
            }
        }
    }

    /// <summary>Renames an incoming object to its path, making its folders.</summary>
    public void MoveInto(string containerPath, string path, TemporaryObject incoming, bool replace)
    {
        for (var round = 1; ; round++)
        {
            Ensure(containerPath, Path.GetRelativePath(containerPath, Path.GetDirectoryName(path)!).Replace('\\', '/'));
            try
            {
                incoming.MoveTo(path, replace);
                return;
            }
            catch (Exception exception)
                when (exception is DirectoryNotFoundException or FileNotFoundException && round < Rounds)
            {
                // RemoveEmpty took the folder; make it again.
            }
        }
    }

    /// <summary>Removes the folders above a deleted file, up to the container, that hold nothing any more.</summary>
    public static void RemoveEmpty(string containerPath, string path)
    {
        for (var folder = Path.GetDirectoryName(path)!; folder != containerPath; folder = Path.GetDirectoryName(folder)!)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException)
            {
                // Not empty, or removed by a neighbour's delete.
                return;
            }
        }
    }
}
