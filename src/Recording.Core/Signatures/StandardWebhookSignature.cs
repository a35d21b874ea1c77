using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recording.Core.Signatures;

/// <summary>
/// The symmetric signature of Standard Webhooks (specification 1.0): HMAC-SHA256 over "id.timestamp.body". Libraries for it exist in most
/// languages.
/// </summary>
public static class StandardWebhookSignature
{
    private const string SecretPrefix = "whsec_";
    private const int FewestKeyBytes = 24;
    private const int MostKeyBytes = 64;

    /// <summary>Reads a secret: "whsec_" (may be left out) and 24 to 64 bytes in Base64.</summary>
    public static bool TryReadSecret(string? secret, [NotNullWhen(true)] out byte[]? key)
    {
        key = null;
        if (string.IsNullOrEmpty(secret))
            return false;

        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length is < FewestKeyBytes or > MostKeyBytes)
            return false;
        key = bytes[..length];
        return true;
    }

    /// <summary>
    /// The value of webhook-signature: one signature a key, separated by blanks, so that a receiver that knows the old or the new key of
    /// a rotation accepts it.
    /// </summary>
    /// <param name="keys">The keys, at least one.</param>
    /// <param name="id">The value of webhook-id; has no full stop.</param>
    /// <param name="at">The moment of webhook-timestamp, which has whole seconds.</param>
    /// <param name="body">The body as sent.</param>
    public static string Sign(IEnumerable<byte[]> keys, string id, DateTimeOffset at, string body)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var signed = Encoding.UTF8.GetBytes($"{id}.{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.{body}");
        return string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }
}
