namespace Recording.Storage.Objects;

/// <summary>
/// Containers of immutable-by-default blobs. Every adapter answers alike: a missing object or container is a value
/// (<see langword="null"/> or an outcome), never an exception; infrastructure trouble is a <see cref="StorageUnavailableException"/>.
/// </summary>
public interface IObjectStore
{
    /// <summary>
    /// Makes the container if it is not there. Idempotent. An illegal name (<see cref="ObjectKey.IsContainerName"/>) is an
    /// <see cref="ArgumentException"/> here; everywhere else it is a container that does not exist.
    /// </summary>
    Task EnsureContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary>Whether the container exists.</summary>
    Task<bool> ContainerExistsAsync(string container, CancellationToken cancellationToken);

    /// <summary>
    /// Stores <paramref name="content"/> whole, or not at all: a reader never sees a part of it, and when the outcome is
    /// <see cref="PutOutcome.Stored"/> the bytes survive a crash of this process and of the machine.
    /// </summary>
    Task<PutResult> PutAsync(ObjectKey key, Stream content, PutOptions options, CancellationToken cancellationToken);

    /// <summary>Length, ETag and times of an object, or <see langword="null"/> when it is not there.</summary>
    Task<ObjectProperties?> GetPropertiesAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Opens <paramref name="length"/> bytes from <paramref name="offset"/> (both in bytes; a null length reads to the end),
    /// or <see langword="null"/> when the object is not there. What lies past the end is left out, so a range can come back
    /// shorter, or empty. The caller disposes the result, whose bytes all belong to one version of the object.
    /// </summary>
    Task<ObjectContent?> OpenReadAsync(ObjectKey key, long offset, long? length, CancellationToken cancellationToken);

    /// <summary>
    /// Every object of a container whose name begins with <paramref name="prefix"/>, in ordinal order of name; nothing when
    /// there is no such container.
    /// </summary>
    IAsyncEnumerable<ListedObject> ListAsync(string container, string prefix, CancellationToken cancellationToken);

    /// <summary>Removes the object. Answers whether it was there. A crash of the machine right after may bring it back.</summary>
    Task<bool> DeleteAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>
    /// The path of a file that holds the object's bytes, when the adapter keeps objects as files on this machine, so that
    /// FFmpeg can read them without a copy; otherwise <see langword="null"/>. Read only.
    /// </summary>
    string? TryGetLocalPath(ObjectKey key);
}
