using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recording.Core.Signatures;

/// <summary>
/// The signature of a relay's callback: the header Ali-Rtc-Signature, 64 lower-case hexadecimal digits, beside Ali-Rtc-Timestamp. The vendor
/// names the headers and publishes no computation; here it is HMAC-SHA256 over "timestamp.body".
/// </summary>
public static class RelaySignature
{
    private const int ShortestKey = 16;
    private const int LongestKey = 128;

    /// <summary>Whether a text can be a key: 16 to 128 printable ASCII characters without blanks.</summary>
    public static bool IsKey(string? key) => key is { Length: >= ShortestKey and <= LongestKey } && key.All(c => c is > ' ' and <= '~');

    /// <param name="key">The key; its characters are the bytes.</param>
    /// <param name="at">The moment of Ali-Rtc-Timestamp, which has whole seconds.</param>
    /// <param name="body">The body as sent.</param>
    public static string Sign(string key, DateTimeOffset at, string body)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeSeconds()}.{body}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), Encoding.UTF8.GetBytes(signed)));
    }
}
