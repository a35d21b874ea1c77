namespace Recording.Storage.Objects;

/// <summary>
/// Addresses at which the storage itself hands an object to whoever has the address, without a key and until a given time. They are secrets, as
/// what they open is.
/// </summary>
public interface IReadLinks
{
    /// <summary>The longest life that such an address can have; <see langword="null"/> when there is no limit.</summary>
    TimeSpan? LongestLife { get; }

    /// <summary>
    /// An address that opens this object alone, for reading alone, until <paramref name="expires"/>; <see langword="null"/> when the storage has
    /// none to give, now or ever. It says nothing about whether the object exists.
    /// </summary>
    string? TryCreate(ObjectKey key, DateTimeOffset expires);
}
