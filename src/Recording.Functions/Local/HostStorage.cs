using Microsoft.Extensions.Configuration;
using Recording.Storage.Azure;

namespace Recording.Functions.Local;

/// <summary>The storage account of the Functions host, which serves the recordings too unless they have one of their own.</summary>
internal static class HostStorage
{
    private const string Setting = "AzureWebJobsStorage";

    /// <summary>Fills in what <c>Recording:Storage:Azure</c> leaves open.</summary>
    public static void Apply(IConfiguration configuration, AzureStorageOptions azure)
    {
        if (azure.IsConfigured)
            return;
        azure.ConnectionString = configuration[Setting];
        azure.AccountName = configuration[$"{Setting}:accountName"];
        azure.BlobEndpoint = configuration[$"{Setting}:blobServiceUri"];
        azure.TableEndpoint = configuration[$"{Setting}:tableServiceUri"];
        azure.ManagedIdentityClientId ??= configuration[$"{Setting}:clientId"];
    }
}
