using Recording.Storage.Objects;

namespace Recording.Engine.Tests.Kit;

/// <summary>Objects with trouble.</summary>
internal sealed class FaultyObjects(IObjectStore inner, Faults faults) : IObjectStore
{
    public Task EnsureContainerAsync(string container, CancellationToken cancellationToken) =>
        inner.EnsureContainerAsync(container, cancellationToken);

    public Task<bool> ContainerExistsAsync(string container, CancellationToken cancellationToken) =>
        faults.ReadAsync(() => inner.ContainerExistsAsync(container, cancellationToken));

    public Task<PutResult> PutAsync(ObjectKey key, Stream content, PutOptions options, CancellationToken cancellationToken) =>
        faults.WriteAsync(() => inner.PutAsync(key, content, options, cancellationToken));

    public Task<ObjectProperties?> GetPropertiesAsync(ObjectKey key, CancellationToken cancellationToken) =>
        faults.ReadAsync(() => inner.GetPropertiesAsync(key, cancellationToken));

    public Task<ObjectContent?> OpenReadAsync(ObjectKey key, long offset, long? length, CancellationToken cancellationToken) =>
        faults.ReadAsync(() => inner.OpenReadAsync(key, offset, length, cancellationToken));

    public IAsyncEnumerable<ListedObject> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(container, prefix, cancellationToken);

    public Task<bool> DeleteAsync(ObjectKey key, CancellationToken cancellationToken) =>
        faults.WriteAsync(() => inner.DeleteAsync(key, cancellationToken));

    public string? TryGetLocalPath(ObjectKey key) => inner.TryGetLocalPath(key);
}
