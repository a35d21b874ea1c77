using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Recording.Storage.Objects;

namespace Recording.Engine.Tests.Kit;

/// <summary>Objects in memory; every container exists.</summary>
internal sealed class MemoryObjects : IObjectStore
{
    private readonly ConcurrentDictionary<ObjectKey, byte[]> _objects = new();
    private readonly ConcurrentQueue<ObjectKey> _puts = new();

    /// <summary>Keys in the order in which they were written.</summary>
    public IReadOnlyList<string> Puts => [.. _puts.Select(key => key.Name)];

    public IReadOnlyList<string> Names(string container) =>
        [.. _objects.Keys.Where(key => key.Container == container).Select(key => key.Name).Order(StringComparer.Ordinal)];

    public byte[] Bytes(string container, string name) => _objects[ObjectKey.Create(container, name)];

    public string Text(string container, string name) => Encoding.UTF8.GetString(Bytes(container, name));

    public Task EnsureContainerAsync(string container, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> ContainerExistsAsync(string container, CancellationToken cancellationToken) => Task.FromResult(true);

    public async Task<PutResult> PutAsync(ObjectKey key, Stream content, PutOptions options, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, cancellationToken);
        var bytes = buffer.ToArray();
        if (options.Condition is not PutCondition.MustNotExistCondition)
            _objects[key] = bytes;
        else if (!_objects.TryAdd(key, bytes))
            return PutResult.Refused(PutOutcome.AlreadyExists);
        _puts.Enqueue(key);
        return new PutResult(PutOutcome.Stored, Tag(bytes), bytes.Length, Tag(bytes));
    }

    public Task<ObjectProperties?> GetPropertiesAsync(ObjectKey key, CancellationToken cancellationToken) =>
        Task.FromResult(_objects.TryGetValue(key, out var bytes) ? Properties(key, bytes) : null);

    public Task<ObjectContent?> OpenReadAsync(ObjectKey key, long offset, long? length, CancellationToken cancellationToken) =>
        Task.FromResult(_objects.TryGetValue(key, out var bytes)
            ? new ObjectContent(Properties(key, bytes), new MemoryStream(bytes, (int)offset, (int)Math.Min(length ?? long.MaxValue, bytes.Length - offset)))
            : null);

    public async IAsyncEnumerable<ListedObject> ListAsync(
        string container, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var name in Names(container).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
            yield return new ListedObject(name, Bytes(container, name).Length, ManualTime.Start);
    }

    public Task<bool> DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => Task.FromResult(_objects.TryRemove(key, out _));

    public string? TryGetLocalPath(ObjectKey key) => null;

    private static ObjectProperties Properties(ObjectKey key, byte[] bytes) =>
        new(bytes.Length, Tag(bytes), ManualTime.Start, ContentTypes.FromName(key.Name));

    private static string Tag(byte[] bytes) => string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(MD5.HashData(bytes))}");
}
