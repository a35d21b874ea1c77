namespace Recording.Storage.Objects;

/// <param name="Name">Name inside the container.</param>
/// <param name="Length">Bytes.</param>
/// <param name="LastModified">UTC.</param>
public sealed record ListedObject(string Name, long Length, DateTimeOffset LastModified);
