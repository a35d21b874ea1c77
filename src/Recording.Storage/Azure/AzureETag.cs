namespace Recording.Storage.Azure;

/// <summary>
/// ETags for conditions. The service answers a text that is no ETag with an error; for the port such a text is one that nothing has.
/// </summary>
internal static class AzureETag
{
    public static string OfObject(string etag) => IsQuoted(etag) ? etag : "\"0x0\"";

    // The service's own are weak and hold a time. No row is as old as this.
    public static string OfRow(string etag) =>
        etag.StartsWith("W/", StringComparison.Ordinal) && IsQuoted(etag[2..]) ? etag : "W/\"datetime'1601-01-01T00%3A00%3A00.0000000Z'\"";

    private static bool IsQuoted(string text) =>
        text.Length >= 2 && text[0] == '"' && text[^1] == '"' && text.AsSpan(1, text.Length - 2).IndexOfAnyExceptInRange('!', '~') < 0
        && !text.AsSpan(1, text.Length - 2).Contains('"');
}
