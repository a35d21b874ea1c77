using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Recording.Storage.Azure;

/// <summary>
/// A key with which an identity signs shared access signatures for as long as the key lives. Its fields are signed as the service wrote them.
/// Its text shows none of them.
/// </summary>
internal sealed class UserDelegationKey
{
    private readonly byte[] _value;

    private UserDelegationKey(XElement root)
    {
        ObjectId = Read("SignedOid");
        TenantId = Read("SignedTid");
        Start = Read("SignedStart");
        Expiry = Read("SignedExpiry");
        Service = Read("SignedService");
        Version = Read("SignedVersion");
        Expires = DateTimeOffset.Parse(Expiry, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        _value = Convert.FromBase64String(Read("Value"));

        string Read(string name) => root.Element(name)?.Value is { Length: > 0 } text ? text : throw new FormatException($"The key has no {name}.");
    }

    public string ObjectId { get; }

    public string TenantId { get; }

    public string Start { get; }

    public string Expiry { get; }

    public string Service { get; }

    public string Version { get; }

    /// <summary><see cref="Expiry"/> as a time.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>Reads an answer of the service; a <see cref="FormatException"/> when something is missing.</summary>
    public static UserDelegationKey Read(XDocument answer) => new(answer.Root!);

    /// <summary>Signs a text (HMAC-SHA256, Base64).</summary>
    public string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(_value, Encoding.UTF8.GetBytes(text)));
}
