namespace Recording.Storage.Azure;

/// <summary>
/// Settings of the storage in an Azure storage account: a connection string, or an account that is spoken to with an identity
/// (managed identity, workload identity, or that of a developer who has logged in).
/// </summary>
public sealed class AzureStorageOptions
{
    public const string SectionName = "Recording:Storage:Azure";

    /// <summary>
    /// A connection string with AccountName and AccountKey, and endpoints or their suffix; or <c>UseDevelopmentStorage=true</c> for Azurite
    /// on its usual ports. It is a secret. Without it <see cref="AccountName"/> or both endpoints are needed.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>Name of the account in Azure's public cloud; 3 to 24 lower-case letters and digits.</summary>
    public string? AccountName { get; set; }

    /// <summary>Address of the account's blobs, where it does not follow from <see cref="AccountName"/>. HTTPS.</summary>
    public string? BlobEndpoint { get; set; }

    /// <summary>Address of the account's tables, where it does not follow from <see cref="AccountName"/>. HTTPS.</summary>
    public string? TableEndpoint { get; set; }

    /// <summary>Client id of a user-assigned managed identity; none for the system's own.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>
    /// Where the addresses of files lead; <see cref="ReadLinkForm.Service"/> unless it is said otherwise. With <see cref="ReadLinkForm.Sas"/>
    /// and an identity the account's name must be known, from <see cref="AccountName"/> or from <see cref="BlobEndpoint"/>.
    /// </summary>
    public ReadLinkForm ReadLinks { get; set; }

    /// <summary>Whether an account is named, and so whether this storage is wanted.</summary>
    public bool IsConfigured =>
        !string.IsNullOrWhiteSpace(ConnectionString) || !string.IsNullOrWhiteSpace(AccountName)
        || !string.IsNullOrWhiteSpace(BlobEndpoint) || !string.IsNullOrWhiteSpace(TableEndpoint);
}
