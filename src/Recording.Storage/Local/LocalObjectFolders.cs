namespace Recording.Storage.Local;

/// <summary>
/// The folders between a container and its objects: they come with the first object in them and go with the last, as if
/// there were none. One lock holds for all of it: a folder is removed neither under an object that is being moved in, nor
/// taken for durable while its maker is still flushing.
/// </summary>
internal sealed class LocalObjectFolders
{
    // Beyond this many the memory starts anew, which costs one flush for each folder that is used again.
    private const int Remembered = 10_000;

    private readonly Lock _lock = new();

    // A folder may be there and not on the disk: its maker was killed, or its flush failed. Only what was flushed by this
    // process counts.
    private readonly HashSet<string> _durable = new(StringComparer.Ordinal);

    /// <summary>Makes the folders of <paramref name="relative"/> below <paramref name="root"/> and puts the entry of each on the disk.</summary>
    public void Ensure(string root, string relative)
    {
        lock (_lock)
        {
            var path = root;
            foreach (var component in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                var parent = path;
                path = Path.Combine(path, component);
                if (Directory.Exists(path) && _durable.Contains(path))
                    continue;

                Forget(path);
                Directory.CreateDirectory(path);
                FolderFlush.Flush(parent);
                _durable.Add(path);
            }
        }
    }

    /// <summary>Renames an incoming object to its path, making its folders below <paramref name="root"/>.</summary>
    public void MoveInto(string root, string path, TemporaryObject incoming, bool replace)
    {
        lock (_lock)
        {
            Ensure(root, Path.GetRelativePath(root, Path.GetDirectoryName(path)!).Replace('\\', '/'));
            incoming.MoveTo(path, replace);
        }
    }

    /// <summary>Removes the folders above a deleted file, up to the container, that hold nothing any more.</summary>
    public void RemoveEmpty(string containerPath, string path)
    {
        lock (_lock)
        {
            for (var folder = Path.GetDirectoryName(path)!; folder != containerPath; folder = Path.GetDirectoryName(folder)!)
            {
                try
                {
                    Directory.Delete(folder);
                }
                catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
                {
                    // Not empty, most likely. Otherwise an empty folder stays, which no reader can tell.
                    return;
                }

                Forget(folder);
            }
        }
    }

    private void Forget(string path)
    {
        _durable.Remove(path);
        if (_durable.Count >= Remembered)
            _durable.Clear();
    }
}
