using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Recording.Storage.Objects;
using Recording.Storage.Tables;

namespace Recording.Storage.Local;

/// <summary>Registers the storage on this machine's disk.</summary>
public static class LocalStorageServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IObjectStore"/>, <see cref="ITableStore"/> and no <see cref="IReadLinks"/> over a data folder, with <see cref="LocalStorageOptions"/> from the
    /// configuration and then from <paramref name="configure"/>. The folder is taken when the first of them is resolved and
    /// given back when the container is disposed of.
    /// </summary>
    public static IServiceCollection AddLocalStorage(
        this IServiceCollection services, Action<LocalStorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddFolder(services, configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IObjectStore>(provider => new LocalObjectStore(
            provider.GetRequiredService<LocalDataFolder>().ObjectsPath, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ITableStore>(provider =>
            SqliteTableStore.Open(provider.GetRequiredService<LocalDataFolder>().TablesPath));
        services.TryAddSingleton<IReadLinks>(NoReadLinks.Instance);
        return services;
    }

    /// <summary>
    /// Takes the data folder when the host starts, and stores nothing in it: for services that store elsewhere and keep only what is on its way
    /// there on this machine's disk. Two processes would take it from each other.
    /// </summary>
    public static IServiceCollection AddLocalFolderLock(this IServiceCollection services, Action<LocalStorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddFolder(services, configure);
        services.AddHostedService<LocalFolderLock>();
        return services;
    }

    private static void AddFolder(IServiceCollection services, Action<LocalStorageOptions>? configure)
    {
        var options = services.AddOptions<LocalStorageOptions>()
            .BindConfiguration(LocalStorageOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddSingleton(provider =>
            LocalDataFolder.Open(provider.GetRequiredService<IOptions<LocalStorageOptions>>().Value.Folder));
    }
}
