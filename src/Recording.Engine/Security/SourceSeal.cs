using System.Security.Cryptography;
using System.Text;

namespace Recording.Engine.Security;

/// <summary>
/// Encrypts at rest (AES-256-GCM) what no stored row may show: stream addresses, which may carry stream keys, and the keys that sign callbacks.
/// </summary>
public sealed class SourceSeal(ServiceKeys keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public string Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(keys.SourceKey, TagBytes);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>Opens a sealed text; throws <see cref="CryptographicException"/> when the master key has changed.</summary>
    public string Open(string sealedText)
    {
        var bytes = Convert.FromBase64String(sealedText);
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(keys.SourceKey, TagBytes);
        cipher.Decrypt(
            bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), plain);
        return Encoding.UTF8.GetString(plain);
    }
}
