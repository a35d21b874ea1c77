namespace Recording.Storage.Objects;

/// <summary>An open read of an object or a range of it.</summary>
public sealed class ObjectContent(ObjectProperties properties, Stream stream) : IAsyncDisposable
{
    /// <summary>Properties of the whole object.</summary>
    public ObjectProperties Properties { get; } = properties;

    /// <summary>The bytes asked for, and no more.</summary>
    public Stream Stream { get; } = stream;

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
