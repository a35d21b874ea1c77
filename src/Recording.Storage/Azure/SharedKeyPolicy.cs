using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Recording.Storage.Azure;

/// <summary>
/// Signs requests to blobs with the account's key
/// (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key). Each attempt is signed anew: the time is part of it.
/// </summary>
internal sealed class SharedKeyPolicy(AzureAccountKey key) : HttpPipelineSynchronousPolicy
{
    private static readonly string[] SignedHeaders =
    [
        "Content-Encoding", "Content-Language", "Content-Length", "Content-MD5", "Content-Type", "Date", "If-Modified-Since", "If-Match",
        "If-None-Match", "If-Unmodified-Since", "Range",
    ];

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        request.Headers.SetValue("Authorization", $"SharedKey {key.Account}:{key.Sign(TextOf(request))}");
    }

    private string TextOf(Request request)
    {
        var text = new StringBuilder().Append(request.Method.Method).Append('\n');
        foreach (var name in SignedHeaders)
            text.Append(HeaderOf(request, name)).Append('\n');

        foreach (var header in request.Headers
            .Select(h => (Name: h.Name.ToLowerInvariant(), h.Value))
            .Where(h => h.Name.StartsWith("x-ms-", StringComparison.Ordinal))
            .OrderBy(h => h.Name, StringComparer.Ordinal))
            text.Append(header.Name).Append(':').Append(header.Value.Trim()).Append('\n');

        AppendResource(text, request.Uri.ToUri());
        return text.ToString();
    }

    private static string HeaderOf(Request request, string name)
    {
        // The transport sets the length of a body later; of no body there is none.
        if (name == "Content-Length")
            return request.Content is not null && request.Content.TryComputeLength(out var length) && length > 0
                ? length.ToString(CultureInfo.InvariantCulture)
                : "";
        return request.Headers.TryGetValue(name, out var value) ? value : "";
    }

    private void AppendResource(StringBuilder text, Uri uri)
    {
        text.Append('/').Append(key.Account).Append(uri.AbsolutePath);
        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2))
            .OrderBy(p => p[0], StringComparer.Ordinal);
        foreach (var parameter in parameters)
            text.Append('\n').Append(parameter[0]).Append(':').Append(Uri.UnescapeDataString(parameter[1]));
    }
}
