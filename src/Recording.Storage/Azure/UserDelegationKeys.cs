using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Azure.Core;

namespace Recording.Storage.Azure;

/// <summary>
/// The delegation key of the identity, fetched anew long before it ends
/// (https://learn.microsoft.com/rest/api/storageservices/get-user-delegation-key). Signatures of earlier keys stay good until those end.
/// </summary>
internal sealed class UserDelegationKeys(AzureRestClient client, TimeProvider time)
{
    /// <summary>The longest life of a link: what is left of a key for a day after it was fetched, however long no other can be had.</summary>
    public static readonly TimeSpan LongestLink = TimeSpan.FromDays(6);

    private static readonly TimeSpan RenewAfter = TimeSpan.FromHours(12);

    // The service gives no more, counted from its own time.
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    // What its clock and this one may differ by.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    private volatile UserDelegationKey? _current;
    private DateTimeOffset _fetched;

    /// <summary>The key; null when none could be had yet.</summary>
    public UserDelegationKey? Current => _current;

    /// <summary>Fetches a key when it is time for one. Not to be called twice at once. Trouble is a <see cref="StorageUnavailableException"/>.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_current is not null && now - _fetched < RenewAfter)
            return;
        _current = await FetchAsync(now - Skew, now - Skew + Life, cancellationToken);
        _fetched = now;
    }

    private async Task<UserDelegationKey> FetchAsync(DateTimeOffset start, DateTimeOffset expiry, CancellationToken cancellationToken)
    {
        using var message = client.CreateMessage(RequestMethod.Post, "/?restype=service&comp=userdelegationkey");
        message.Request.Headers.SetValue("Content-Type", "application/xml");
        message.Request.Content = RequestContent.Create(
            new XElement("KeyInfo", new XElement("Start", Format(start)), new XElement("Expiry", Format(expiry))).ToString(SaveOptions.DisableFormatting));
        var response = await client.SendAsync(message, cancellationToken);
        if (response.Status != 200)
            throw AzureStorageErrors.Unexpected(response);

        try
        {
            return UserDelegationKey.Read(XDocument.Load(response.ContentStream!));
        }
        catch (Exception exception) when (exception is FormatException or XmlException)
        {
            throw new StorageUnavailableException("The storage account answered with no user delegation key.", exception);
        }
    }

    private static string Format(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
