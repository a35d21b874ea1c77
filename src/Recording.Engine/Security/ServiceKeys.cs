using System.Security.Cryptography;

namespace Recording.Engine.Security;

/// <summary>Keys derived from the service's master key, one for each purpose.</summary>
public sealed class ServiceKeys(byte[] masterKey)
{
    private const int KeyBytes = 32;

    /// <summary>Signs links to files.</summary>
    public byte[] LinkKey { get; } = Derive(masterKey, "links");

    /// <summary>Encrypts stream addresses and the keys of callbacks at rest.</summary>
    public byte[] SourceKey { get; } = Derive(masterKey, "sources");

    /// <summary>Keys from the setting <c>Recording:MasterKey</c>. Throws <see cref="InvalidDataException"/> when it holds none.</summary>
    public static ServiceKeys Parse(string setting)
    {
        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(setting, key, out var length) && length == KeyBytes
            ? new ServiceKeys(key)
            : throw new InvalidDataException("Recording:MasterKey must be 32 bytes in base64, as `openssl rand -base64 32` gives them.");
    }

    private static byte[] Derive(byte[] masterKey, string purpose)
    {
        ArgumentNullException.ThrowIfNull(masterKey);
        if (masterKey.Length != KeyBytes)
            throw new ArgumentException("A master key has 32 bytes.", nameof(masterKey));
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, KeyBytes, info: System.Text.Encoding.ASCII.GetBytes(purpose));
    }
}
