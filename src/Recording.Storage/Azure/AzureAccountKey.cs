using System.Security.Cryptography;
using System.Text;

namespace Recording.Storage.Azure;

/// <summary>An account's name and key. Its text shows the name only.</summary>
internal sealed class AzureAccountKey(string account, byte[] key)
{
    public string Account { get; } = account;

    /// <summary>Signs a text (HMAC-SHA256, Base64).</summary>
    public string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    public override string ToString() => Account;
}
