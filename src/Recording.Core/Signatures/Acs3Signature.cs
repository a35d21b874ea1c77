using System.Security.Cryptography;
using System.Text;

namespace Recording.Core.Signatures;

/// <summary>The V3 signature, ACS3-HMAC-SHA256: over method, path, query, the named headers and the body's hash.</summary>
public static class Acs3Signature
{
    /// <summary>What is hashed into the string to sign.</summary>
    public static string CanonicalRequest(SignedRequest request, IReadOnlyList<string> signedHeaders)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(signedHeaders);
        var query = string.Join('&', request.Query
            .Select(pair => (Name: PercentEncoding.Encode(pair.Key), Value: PercentEncoding.Encode(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}"));
        var headers = new StringBuilder();
        foreach (var name in signedHeaders.Order(StringComparer.Ordinal))
            headers.Append(name).Append(':').Append(request.Headers.GetValueOrDefault(name, "").Trim()).Append('\n');
        return $"{request.Method}\n{request.Path}\n{query}\n{headers}\n{string.Join(';', signedHeaders)}\n{request.BodyHash}";
    }

    /// <summary>What is signed; also what the error message shows.</summary>
    public static string StringToSign(SignedRequest request, IReadOnlyList<string> signedHeaders) =>
        $"{Acs3Authorization.Scheme}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalRequest(request, signedHeaders))))}";

    /// <summary>The signature in lower-case hex.</summary>
    public static string Sign(SignedRequest request, IReadOnlyList<string> signedHeaders, string secret) =>
        Convert.ToHexStringLower(Compute(request, signedHeaders, secret));

    /// <summary>Whether a signature fits. Compares in constant time.</summary>
    public static bool Verify(SignedRequest request, Acs3Authorization authorization, string secret)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        var given = new byte[HMACSHA256.HashSizeInBytes];
        return authorization.Signature.Length == given.Length * 2
            && Convert.FromHexString(authorization.Signature, given, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == given.Length
            && CryptographicOperations.FixedTimeEquals(given, Compute(request, authorization.SignedHeaders, secret));
    }

    private static byte[] Compute(SignedRequest request, IReadOnlyList<string> signedHeaders, string secret) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(StringToSign(request, signedHeaders)));
}
