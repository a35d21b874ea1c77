using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recording.Core.Signing;

/// <summary>
/// Links to stored objects that need no key: an expiry (Unix seconds) and an HMAC-SHA256 over container, name and expiry.
/// </summary>
public static class SignedLink
{
    public const string ExpiryParameter = "se";
    public const string SignatureParameter = "sig";

    /// <summary>The query of a link, without the question mark.</summary>
    public static string Query(ReadOnlySpan<byte> key, string container, string name, DateTimeOffset expires)
    {
        var seconds = expires.ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ExpiryParameter}={seconds}&{SignatureParameter}={Convert.ToHexStringLower(Sign(key, container, name, seconds))}");
    }

    /// <summary>Whether expiry and signature fit the object and the link has not expired. Compares in constant time.</summary>
    public static bool Verify(
        ReadOnlySpan<byte> key, string container, string name, string? expiry, string? signature, DateTimeOffset now, out DateTimeOffset expires)
    {
        expires = default;
        if (!long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || signature is not { Length: 64 }
            || !signature.All(char.IsAsciiHexDigitLower))
            return false;

        expires = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return CryptographicOperations.FixedTimeEquals(Convert.FromHexString(signature), Sign(key, container, name, seconds))
            && now < expires;
    }

    private static byte[] Sign(ReadOnlySpan<byte> key, string container, string name, long seconds) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{container}\n{name}\n{seconds}")));
}
