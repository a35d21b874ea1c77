using Microsoft.Win32.SafeHandles;
using Recording.Storage.Objects;

namespace Recording.Storage.Local;

/// <summary>
/// Objects as files: one folder per container, one file per object (<see cref="LocalObjectPath"/>). A put writes a file
/// that nobody sees, flushes it, and renames it into place; conditions are checked and the rename is done under a lock per key, which
/// suffices because one process owns the folder (<see cref="LocalDataFolder"/>). Content types follow from the name.
/// </summary>
internal sealed class LocalObjectStore : IObjectStore
{
    // Container names begin with a letter or a digit, so this folder is nobody's container.
    private const string TemporaryFolder = ".incoming";

    private readonly string _root;
    private readonly string _temporary;
    private readonly LocalObjectFolders _folders = new();
    private readonly WriteStamps _stamps;
    private readonly Lock[] _locks = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];

    public LocalObjectStore(string root, TimeProvider clock)
    {
        _root = root;
        _temporary = Path.Combine(root, TemporaryFolder);
        _stamps = new WriteStamps(clock);
        try
        {
            // What a crash left half-written. Nobody else writes here now.
            if (Directory.Exists(_temporary))
                Directory.Delete(_temporary, recursive: true);
            Directory.CreateDirectory(_temporary);
            if (Path.GetDirectoryName(root) is { Length: > 0 } parent)
                FolderFlush.Flush(parent);
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            throw LocalStorageErrors.Translate(exception);
        }
    }

    public Task EnsureContainerAsync(string container, CancellationToken cancellationToken)
    {
        if (!ObjectKey.IsContainerName(container))
            throw new ArgumentException("The name breaks the rules of container names.", nameof(container));

        return Guarded(() =>
        {
            _folders.Ensure(_root, container);
            return true;
        });
    }

    public Task<bool> ContainerExistsAsync(string container, CancellationToken cancellationToken) =>
        Guarded(() => ObjectKey.IsContainerName(container) && HasContainer(container));

    public async Task<PutResult> PutAsync(
        ObjectKey key, Stream content, PutOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);

        // Asked once before the bytes are taken, to spare them, and once more when it counts.
        if (await Guarded(() => FindRefusal(key, options.Condition)) is { } refusal)
            return PutResult.Refused(refusal);

        using var incoming = TemporaryObject.Create(_temporary);
        await incoming.CopyFromAsync(content, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return await Guarded(() => Commit(key, options.Condition, incoming));
    }

    public Task<ObjectProperties?> GetPropertiesAsync(ObjectKey key, CancellationToken cancellationToken) => Guarded(() =>
        LocalEntry.FindFile(PathOf(key)) is { } file ? Describe(key, file.Length, file.LastWriteTimeUtc) : null);

    public Task<ObjectContent?> OpenReadAsync(ObjectKey key, long offset, long? length, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        return Guarded(() => OpenRead(key, offset, length));
    }

    public IAsyncEnumerable<ListedObject> ListAsync(string container, string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return ObjectKey.IsContainerName(container)
            ? new LocalObjectListing(Path.Combine(_root, container), prefix).RunAsync(cancellationToken)
            : AsyncEnumerable.Empty<ListedObject>();
    }

    public Task<bool> DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => Guarded(() =>
    {
        var path = PathOf(key);
        lock (LockOf(key))
        {
            if (LocalEntry.FindFile(path) is null)
                return false;
            File.Delete(path);
        }

        _folders.RemoveEmpty(ContainerPathOf(key), path);
        return true;
    });

    public string? TryGetLocalPath(ObjectKey key)
    {
        var path = PathOf(key);
        return File.Exists(path) ? path : null;
    }

    private PutResult Commit(ObjectKey key, PutCondition condition, TemporaryObject incoming)
    {
        var path = PathOf(key);
        incoming.Seal(_stamps.Next(ModifiedOf(path)));
        lock (LockOf(key))
        {
            if (FindRefusal(key, condition) is { } refusal)
                return PutResult.Refused(refusal);

            // Another put of the key came between and has a later time.
            if (ModifiedOf(path) >= incoming.Modified)
                incoming.Seal(_stamps.Next(ModifiedOf(path)));
            _folders.MoveInto(_root, path, incoming, replace: condition is not PutCondition.MustNotExistCondition);
        }

        FolderFlush.Flush(Path.GetDirectoryName(path)!);
        return new PutResult(
            PutOutcome.Stored, LocalETag.Of(incoming.Modified, incoming.Length), incoming.Length, incoming.Md5);
    }

    private PutOutcome? FindRefusal(ObjectKey key, PutCondition condition)
    {
        if (!HasContainer(key.Container))
            return PutOutcome.NoSuchContainer;

        var file = LocalEntry.FindFile(PathOf(key));
        return condition switch
        {
            PutCondition.MustNotExistCondition when file is not null => PutOutcome.AlreadyExists,
            PutCondition.MustMatchCondition match
                when file is null || LocalETag.Of(file.LastWriteTimeUtc, file.Length) != match.ETag => PutOutcome.ConditionFailed,
            _ => null,
        };
    }

    // With the whole store gone (a disk that is no longer mounted) no container is known to be missing.
    private bool HasContainer(string container) =>
        LocalEntry.IsFolder(Path.Combine(_root, container))
        || (LocalEntry.IsFolder(_temporary) ? false : throw new IOException("The folder of the objects is gone."));

    private ObjectContent? OpenRead(ObjectKey key, long offset, long? length)
    {
        try
        {
            var handle = File.OpenHandle(
                PathOf(key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
            return OpenRange(key, handle, offset, length);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // The open file is asked, so that the properties belong to these bytes even if the object is replaced meanwhile.
    private static ObjectContent OpenRange(ObjectKey key, SafeFileHandle handle, long offset, long? length)
    {
        try
        {
            var whole = RandomAccess.GetLength(handle);
            var left = Math.Max(0, whole - offset);
            return new ObjectContent(
                Describe(key, whole, File.GetLastWriteTimeUtc(handle)),
                new LocalRangeStream(handle, offset, Math.Min(left, length ?? left)));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static ObjectProperties Describe(ObjectKey key, long length, DateTime modifiedUtc) =>
        new(length, LocalETag.Of(modifiedUtc, length), modifiedUtc, ContentTypes.FromName(key.Name));

    private static DateTime ModifiedOf(string path) => LocalEntry.FindFile(path)?.LastWriteTimeUtc ?? DateTime.MinValue;

    private string ContainerPathOf(ObjectKey key) => Path.Combine(_root, key.Container);

    private string PathOf(ObjectKey key) => Path.Combine(_root, key.Container, LocalObjectPath.FromName(key.Name));

    private Lock LockOf(ObjectKey key) => _locks[(uint)key.GetHashCode() % _locks.Length];

    private static Task<T> Guarded<T>(Func<T> action)
    {
        try
        {
            return Task.FromResult(action());
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            return Task.FromException<T>(LocalStorageErrors.Translate(exception));
        }
    }
}
