namespace Recording.Storage.Azure;

/// <summary>
/// Queries with a shared access signature for one blob: of the account's key
/// (https://learn.microsoft.com/rest/api/storageservices/create-service-sas) or of an identity's delegation key
/// (https://learn.microsoft.com/rest/api/storageservices/create-user-delegation-sas). What is signed are lines in a fixed order, those of
/// the versions from 2020-12-06 up to 2025-07-05; a line stands empty for everything that is not asked for.
/// </summary>
internal static class SasQuery
{
    /// <summary>sv: decides what is signed, and how the request is understood that comes with it.</summary>
    public const string Version = AzureRestClient.Version;

    /// <summary>A service SAS.</summary>
    public static string Of(SasTerms terms, AzureAccountKey key) =>
        Write(terms, [], key.Sign(string.Join('\n', LinesOf(terms, [ /* identifier */ ""]))));

    /// <summary>A user delegation SAS. It ends with the key at the latest.</summary>
    public static string Of(SasTerms terms, UserDelegationKey key) =>
        Write(
            terms,
            [
                ("skoid", key.ObjectId), ("sktid", key.TenantId), ("skt", key.Start), ("ske", key.Expiry), ("sks", key.Service), ("skv", key.Version),
            ],
            key.Sign(string.Join('\n', LinesOf(
                terms,
                [
                    key.ObjectId, key.TenantId, key.Start, key.Expiry, key.Service, key.Version,
                    /* authorized and unauthorized user, correlation */ "", "", "",
                ]))));

    private static IEnumerable<string> LinesOf(SasTerms terms, IEnumerable<string> signer) =>
    [
        SasTerms.Permissions, /* start */ "", terms.Expiry, terms.CanonicalResource,
        .. signer,
        /* address range */ "", terms.Protocol, Version, SasTerms.Resource, /* snapshot, encryption scope */ "", "",
        /* Cache-Control, Content-Disposition, -Encoding, -Language and -Type of the answer */ "", "", "", "", "",
    ];

    private static string Write(SasTerms terms, IEnumerable<(string Name, string Value)> signer, string signature)
    {
        (string Name, string Value)[] parameters =
        [
            ("sv", Version), ("spr", terms.Protocol), ("se", terms.Expiry), .. signer, ("sr", SasTerms.Resource), ("sp", SasTerms.Permissions),
            ("sig", signature),
        ];
        return string.Join('&', parameters.Where(one => one.Value.Length > 0).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));
    }
}
