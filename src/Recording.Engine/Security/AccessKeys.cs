using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Recording.Engine.Security;

/// <summary>Finds the keys of clients in the settings as they are now.</summary>
public sealed class AccessKeys(IOptionsMonitor<AccessKeyOptions> options)
{
    public AccessKey? Find(string id) => options.CurrentValue.Keys.GetValueOrDefault(id);

    /// <summary>
    /// The key whose secret the text is, or null. Hashes of equal length are compared, every key each time, so that the time taken
    /// tells nothing about a secret.
    /// </summary>
    public AccessKey? FindBySecret(string secret)
    {
        var offered = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        AccessKey? found = null;
        foreach (var key in options.CurrentValue.Keys.Values)
        {
            if (CryptographicOperations.FixedTimeEquals(offered, SHA256.HashData(Encoding.UTF8.GetBytes(key.Secret))))
                found = key;
        }

        return found;
    }
}
