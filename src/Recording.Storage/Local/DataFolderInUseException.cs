namespace Recording.Storage.Local;

/// <summary>
/// The data folder belongs to another process. Two would take each other's rows and sweep each other's half-written objects,
/// so the second does not start. The lock goes with the process that holds it, however that one ends. Which setting names the
/// folder is the head's to say.
/// </summary>
public sealed class DataFolderInUseException(string folder, Exception? innerException)
    : Exception($"The data folder '{folder}' is in use by another process. Stop that process, or give this one a folder of its own.", innerException);
