namespace Recording.Storage.Objects;

/// <summary>How an object is stored.</summary>
/// <param name="ContentType">MIME type that readers get back.</param>
/// <param name="Condition">What must hold for the put to happen.</param>
public sealed record PutOptions(string ContentType, PutCondition Condition)
{
    /// <summary>Stores, replacing what is there.</summary>
    public static PutOptions Replace(string contentType) => new(contentType, PutCondition.None);

    /// <summary>Stores only where nothing is yet.</summary>
    public static PutOptions CreateOnly(string contentType) => new(contentType, PutCondition.MustNotExist);
}
