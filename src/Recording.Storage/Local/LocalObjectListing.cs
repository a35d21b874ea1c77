using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using Recording.Storage.Objects;

namespace Recording.Storage.Local;

/// <summary>
/// Lists the objects below a container's folder in ordinal order of name. Folders are opened in the order of the least
/// name that they can hold, so that only the folders along the way are in memory, never the whole container.
/// </summary>
internal sealed class LocalObjectListing(string containerPath, string prefix)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    // Paths below the container; the priority of a file is its object's name, that of a folder what the names in it begin with.
    private readonly PriorityQueue<string, string> _frontier = new(StringComparer.Ordinal);

    public async IAsyncEnumerable<ListedObject> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!TryFindStart(out var start))
            yield break;

        await OpenAsync(start, cancellationToken);
        while (_frontier.TryDequeue(out var path, out var name))
        {
            if (!LocalObjectPath.IsFileName(path.AsSpan(path.LastIndexOf('/') + 1)))
                await OpenAsync(path, cancellationToken);
            else if (Describe(path, name) is { } listed)
                yield return listed;
        }
    }

    // The segments that the prefix names whole lead straight to a folder; its neighbours need not be read.
    private bool TryFindStart(out string start)
    {
        var slash = prefix.LastIndexOf('/');
        start = "";
        if (slash < 0)
            return true;
        if (!ObjectKey.IsObjectName(prefix[..slash]))
            return false;

        start = LocalObjectPath.FromFolder(prefix[..slash]);
        return true;
    }

    private async Task OpenAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var (component, isFolder) in await Task.Run(() => Read(folder), cancellationToken))
        {
            // Strangers in the folder are no objects.
            if (isFolder == LocalObjectPath.IsFileName(component))
                continue;

            var path = folder.Length == 0 ? component : $"{folder}/{component}";
            if (isFolder && LocalObjectPath.TryToPrefix(path, out var lowest) && MayHold(lowest))
                _frontier.Enqueue(path, lowest);
            else if (!isFolder && LocalObjectPath.TryToName(path, out var name) && name.StartsWith(prefix, StringComparison.Ordinal))
                _frontier.Enqueue(path, name);
        }
    }

    private bool MayHold(string lowest) =>
        lowest.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(lowest, StringComparison.Ordinal);

    private List<(string Component, bool IsFolder)> Read(string folder)
    {
        try
        {
            return [.. new FileSystemEnumerable<(string Component, bool IsFolder)>(
                Path.Combine(containerPath, folder),
                (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory),
                Everything)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            throw LocalStorageErrors.Translate(exception);
        }
    }

    private ListedObject? Describe(string path, string name)
    {
        try
        {
            return LocalEntry.FindFile(Path.Combine(containerPath, path)) is { } file
                ? new ListedObject(name, file.Length, file.LastWriteTimeUtc)
                : null;
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            throw LocalStorageErrors.Translate(exception);
        }
    }
}
