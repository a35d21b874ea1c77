using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recording.Storage.Objects;
using Recording.Storage.Tables;

namespace Recording.Storage.Azure;

/// <summary>Registers the storage in an Azure storage account.</summary>
public static class AzureStorageServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IObjectStore"/>, <see cref="ITableStore"/> and <see cref="IReadLinks"/> over a storage account, with <see cref="AzureStorageOptions"/> from the
    /// configuration and then from <paramref name="configure"/>; they are held against their rules at the start. Where no key is configured,
    /// the <see cref="TokenCredential"/> of the services is used, else Azure.Identity's default: workload identity, managed identity, or
    /// a developer's login. Nothing is sent before the first call.
    /// </summary>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, Action<AzureStorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<AzureStorageOptions>().BindConfiguration(AzureStorageOptions.SectionName).ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AzureStorageOptions>, AzureStorageOptionsValidation>());
        services.TryAddSingleton(provider => AzureAccount.Parse(OptionsOf(provider)));
        services.TryAddSingleton<TokenCredential>(provider => new DefaultAzureCredential(
            new DefaultAzureCredentialOptions { ManagedIdentityClientId = OptionsOf(provider).ManagedIdentityClientId }));
        services.TryAddSingleton<IObjectStore>(provider => new AzureObjectStore(
            AzureRestClient.ForBlobs(provider.GetRequiredService<AzureAccount>(), CredentialOf(provider))));
        services.TryAddSingleton<ITableStore>(provider => new AzureTableStore(
            AzureRestClient.ForTables(provider.GetRequiredService<AzureAccount>(), CredentialOf(provider))));
        AddReadLinks(services);
        return services;
    }

    private static void AddReadLinks(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IReadLinks>(provider => OptionsOf(provider).ReadLinks switch
        {
            ReadLinkForm.Service => NoReadLinks.Instance,
            ReadLinkForm.Sas => new AzureReadLinks(provider.GetRequiredService<AzureAccount>(), KeysOf(provider)),
        });
        services.AddHostedService(provider => new UserDelegationKeyRenewal(
            (provider.GetRequiredService<IReadLinks>() as AzureReadLinks)?.Keys,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<UserDelegationKeyRenewal>>()));
    }

    private static UserDelegationKeys? KeysOf(IServiceProvider provider) =>
        CredentialOf(provider) is { } credential
            ? new UserDelegationKeys(
                AzureRestClient.ForBlobs(provider.GetRequiredService<AzureAccount>(), credential), provider.GetRequiredService<TimeProvider>())
            : null;

    private static AzureStorageOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<AzureStorageOptions>>().Value;

    private static TokenCredential? CredentialOf(IServiceProvider provider) =>
        provider.GetRequiredService<AzureAccount>().Key is null ? provider.GetRequiredService<TokenCredential>() : null;
}
