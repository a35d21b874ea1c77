using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Recording.Core.Signatures;

namespace Recording.Engine.Http;

/// <summary>Reads a request into the form that its signature and its parameters are taken from.</summary>
internal static class RequestReader
{
    private const string FormType = "application/x-www-form-urlencoded";

    public static SignedRequest Read(HttpRequest request, byte[] body)
    {
        var headers = request.Headers.ToDictionary(
            header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value.ToArray()), StringComparer.Ordinal);
        var isForm = body.Length > 0 && (request.ContentType ?? FormType).StartsWith(FormType, StringComparison.OrdinalIgnoreCase);
        return new SignedRequest(
            request.Method,
            request.PathBase + request.Path,
            Pairs(request.QueryString.Value),
            isForm ? Pairs(Encoding.UTF8.GetString(body)) : [],
            headers,
            Convert.ToHexStringLower(SHA256.HashData(body)));
    }

    /// <summary>Decoded pairs in order; '+' is a blank, as in every form.</summary>
    private static List<KeyValuePair<string, string>> Pairs(string? text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(text))
            pairs.Add(KeyValuePair.Create(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        return pairs;
    }
}
