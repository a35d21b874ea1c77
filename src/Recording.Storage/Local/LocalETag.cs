namespace Recording.Storage.Local;

/// <summary>The ETag of an object's file, made of what the file system keeps, so that it survives a restart and a backup.</summary>
internal static class LocalETag
{
    public static string Of(DateTime modifiedUtc, long length) => $"\"{modifiedUtc.Ticks:x}-{length:x}\"";
}
