using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Recording.Engine.Security;

/// <summary>Checks keys of clients against the settings as they are now.</summary>
public sealed class AccessKeys(IOptionsMonitor<AccessKeyOptions> options)
{
    /// <summary>
    /// Whether the text is the secret of some key. Hashes of equal length are compared, every key each time, so that the time taken
    /// tells nothing about a secret.
    /// </summary>
    public bool IsValidSecret(string secret)
    {
        var offered = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        var isValid = false;
        foreach (var known in options.CurrentValue.AccessKeys.Values)
        {
            if (known.Length > 0)
                isValid |= CryptographicOperations.FixedTimeEquals(offered, SHA256.HashData(Encoding.UTF8.GetBytes(known)));
        }

        return isValid;
    }
}
