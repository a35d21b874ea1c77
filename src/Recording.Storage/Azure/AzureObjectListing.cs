using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Azure.Core;
using Recording.Storage.Objects;

namespace Recording.Storage.Azure;

/// <summary>Lists a container's blobs, page after page (https://learn.microsoft.com/rest/api/storageservices/list-blobs).</summary>
internal sealed class AzureObjectListing(AzureRestClient client, string container, string prefix)
{
    public async IAsyncEnumerable<ListedObject> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var marker = "";
        do
        {
            var page = await ReadPageAsync(marker, cancellationToken);
            foreach (var blob in page?.Element("Blobs")?.Elements("Blob") ?? [])
                yield return Read(blob);
            marker = page?.Element("NextMarker")?.Value ?? "";
        }
        while (marker.Length > 0);
    }

    private async Task<XElement?> ReadPageAsync(string marker, CancellationToken cancellationToken)
    {
        var query = "?restype=container&comp=list";
        if (prefix.Length > 0)
            query += $"&prefix={Uri.EscapeDataString(prefix)}";
        if (marker.Length > 0)
            query += $"&marker={Uri.EscapeDataString(marker)}";

        using var message = client.CreateMessage(RequestMethod.Get, $"/{container}{query}");
        var response = await client.SendAsync(message, cancellationToken);
        return response.Status switch
        {
            // A name may consist of blanks.
            200 => (await XDocument.LoadAsync(response.ContentStream!, LoadOptions.PreserveWhitespace, cancellationToken)).Root,
            404 => null,
            _ => throw AzureStorageErrors.Unexpected(response),
        };
    }

    private static ListedObject Read(XElement blob)
    {
        var name = blob.Element("Name")!;
        var properties = blob.Element("Properties")!;

        // Names with characters that XML does not know come escaped.
        return new ListedObject(
            (string?)name.Attribute("Encoded") == "true" ? Uri.UnescapeDataString(name.Value) : name.Value,
            long.Parse(properties.Element("Content-Length")!.Value, CultureInfo.InvariantCulture),
            DateTimeOffset.ParseExact(
                properties.Element("Last-Modified")!.Value, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }
}
