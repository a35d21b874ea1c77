using System.Globalization;
using Recording.Storage.Objects;

namespace Recording.Storage.Azure;

/// <summary>What a shared access signature allows: reading one blob until a time, over HTTPS alone where the account is reached that way.</summary>
/// <param name="Account">Name of the account.</param>
/// <param name="Key">The blob.</param>
/// <param name="Expires">When it ends; cut to whole seconds.</param>
/// <param name="HttpsOnly">Whether plain HTTP is refused.</param>
internal sealed record SasTerms(string Account, ObjectKey Key, DateTimeOffset Expires, bool HttpsOnly)
{
    /// <summary>sr: one blob.</summary>
    public const string Resource = "b";

    /// <summary>sp: reading.</summary>
    public const string Permissions = "r";

    /// <summary>The blob as it is signed, with its name as it is and not as it is written in an address.</summary>
    public string CanonicalResource => $"/blob/{Account}/{Key.Container}/{Key.Name}";

    /// <summary>se.</summary>
    public string Expiry => Expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>spr; empty for both.</summary>
    public string Protocol => HttpsOnly ? "https" : "";
}
