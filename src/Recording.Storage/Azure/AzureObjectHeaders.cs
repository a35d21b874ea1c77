using System.Globalization;
using Azure;
using Recording.Storage.Objects;

namespace Recording.Storage.Azure;

/// <summary>What the headers of requests and answers say of an object.</summary>
internal static class AzureObjectHeaders
{
    /// <summary>Properties of the whole object, from an answer with all of it, a part of it, or its headers alone.</summary>
    public static ObjectProperties Read(Response response) => new(
        LengthOf(response),
        ETagOf(response),
        Required(response, "Last-Modified", ReadTime),
        response.Headers.ContentType ?? ContentTypes.Binary);

    public static string ETagOf(Response response) =>
        response.Headers.TryGetValue("ETag", out var etag) ? etag : throw Strange();

    /// <summary>The value of a range header; null for all of the object, since a range of an empty one is an error.</summary>
    public static string? RangeOf(long offset, long? length)
    {
        if (offset == 0 && length is null)
            return null;
        return length is null || length > long.MaxValue - offset
            ? string.Create(CultureInfo.InvariantCulture, $"bytes={offset}-")
            : string.Create(CultureInfo.InvariantCulture, $"bytes={offset}-{offset + length - 1}");
    }

    // Of a part, the whole's length is behind the slash: "bytes 3-6/10".
    private static long LengthOf(Response response) => response.Status == 206
        ? Required(response, "Content-Range", text => ReadLength(text[(text.IndexOf('/') + 1)..]))
        : Required(response, "Content-Length", ReadLength);

    private static long? ReadLength(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    private static DateTimeOffset? ReadTime(string text) =>
        DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static T Required<T>(Response response, string header, Func<string, T?> read)
        where T : struct =>
        (response.Headers.TryGetValue(header, out var text) ? read(text) : null) ?? throw Strange();

    private static StorageUnavailableException Strange() => new("The storage account's answer lacks what belongs to it.", null);
}
