using System.Security.Cryptography;
using System.Text;

namespace Recording.Core.Signatures;

/// <summary>
/// The RPC signature, version 1.0: HMAC-SHA1 over the method and all parameters of query and form, sorted by name (the vendor's RPC style).
/// </summary>
public static class RpcSignature
{
    public const string Parameter = "Signature";

    /// <summary>What is signed; also what the vendor puts into its error message.</summary>
    public static string StringToSign(SignedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var canonical = string.Join('&', request.Query.Concat(request.Form)
            .Where(pair => pair.Key != Parameter)
            .Select(pair => (Name: PercentEncoding.Encode(pair.Key), Value: PercentEncoding.Encode(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}"));
        return $"{request.Method}&%2F&{PercentEncoding.Encode(canonical)}";
    }

    /// <summary>The signature in base64.</summary>
    public static string Sign(SignedRequest request, string secret) => Convert.ToBase64String(Compute(request, secret));

    /// <summary>Whether a signature fits. Compares in constant time.</summary>
    public static bool Verify(SignedRequest request, string secret, string signature)
    {
        var given = new byte[HMACSHA1.HashSizeInBytes];
        return Convert.TryFromBase64String(signature, given, out var length)
            && length == given.Length
            && CryptographicOperations.FixedTimeEquals(given, Compute(request, secret));
    }

#pragma warning disable CA5350 // HMAC-SHA1 is what the protocol has; the newer method is Acs3Signature.
    private static byte[] Compute(SignedRequest request, string secret) =>
        HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(StringToSign(request)));
#pragma warning restore CA5350
}
