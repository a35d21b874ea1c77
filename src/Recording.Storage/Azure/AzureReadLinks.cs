using Recording.Storage.Objects;

namespace Recording.Storage.Azure;

/// <summary>Links into the account, signed with its key or with a delegation key of the identity.</summary>
/// <param name="account">The account; its name is known.</param>
/// <param name="keys">Delegation keys; null where the account's own key signs.</param>
internal sealed class AzureReadLinks(AzureAccount account, UserDelegationKeys? keys) : IReadLinks
{
    private readonly string _name = account.Name ?? throw new ArgumentException("A link needs the account's name.", nameof(account));
    private readonly string _endpoint = account.Blobs.AbsoluteUri.TrimEnd('/');

    public TimeSpan? LongestLife => keys is null ? null : UserDelegationKeys.LongestLink;

    /// <summary>Whom the key is renewed for; null where there is none to renew.</summary>
    public UserDelegationKeys? Keys => keys;

    public string? TryCreate(ObjectKey key, DateTimeOffset expires)
    {
        var terms = new SasTerms(_name, key, expires, account.Blobs.Scheme == Uri.UriSchemeHttps);
        return QueryOf(terms) is { } query ? $"{_endpoint}{AzureObjectPath.Of(key)}?{query}" : null;
    }

    private string? QueryOf(SasTerms terms)
    {
        if (account.Key is { } key)
            return SasQuery.Of(terms, key);

        // A link that ended before its time would be a broken promise.
        return keys?.Current is { } current && terms.Expires <= current.Expires ? SasQuery.Of(terms, current) : null;
    }
}
