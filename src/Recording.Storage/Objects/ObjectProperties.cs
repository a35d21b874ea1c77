namespace Recording.Storage.Objects;

/// <param name="Length">Bytes.</param>
/// <param name="ETag">Changes whenever the object does.</param>
/// <param name="LastModified">UTC.</param>
/// <param name="ContentType">MIME type given when it was stored, or derived from the name's extension.</param>
public sealed record ObjectProperties(long Length, string ETag, DateTimeOffset LastModified, string ContentType);
