namespace Recording.Storage;

/// <summary>
/// The storage cannot answer now (disk full, service down, answer lost). Nothing is known to have been stored; the caller
/// keeps what it has and tries again. The message names no path, key or secret.
/// </summary>
public sealed class StorageUnavailableException(string message, Exception? innerException)
    : Exception(message, innerException);
