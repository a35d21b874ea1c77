namespace Recording.Storage.Objects;

/// <summary>A condition on a put (HTTP: If-None-Match or If-Match).</summary>
public abstract record PutCondition
{
    /// <summary>No condition.</summary>
    public static PutCondition None { get; } = new NoCondition();

    /// <summary>Nothing may be there (If-None-Match: *).</summary>
    public static PutCondition MustNotExist { get; } = new MustNotExistCondition();

    /// <summary>
    /// The object must be there with this ETag (If-Match). "*" is refused with an <see cref="ArgumentException"/>: on a wire it
    /// would mean any version, and elsewhere none.
    /// </summary>
    public static PutCondition MustMatch(string etag) => etag is null or "" or "*"
        ? throw new ArgumentException("The text is no object's ETag.", nameof(etag))
        : new MustMatchCondition(etag);

    public sealed record NoCondition : PutCondition;

    public sealed record MustNotExistCondition : PutCondition;

    public sealed record MustMatchCondition(string ETag) : PutCondition;
}
