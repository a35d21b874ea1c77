using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Recording.Storage.Local;
using Recording.Storage.Objects;
using Recording.Storage.Tables;

namespace Recording.Storage.Tests.Local;

public sealed class LocalStorageServicesTests : IDisposable
{
    private readonly TemporaryDataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AddLocalStorage_ConfiguredFolder_HoldsItUntilDisposed()
    {
        var folder = Path.Combine(_folder.Path, "not", "there", "yet");
        var provider = Build(folder);
        Assert.IsType<LocalObjectStore>(provider.GetRequiredService<IObjectStore>());
        Assert.IsType<SqliteTableStore>(provider.GetRequiredService<ITableStore>());

        await using var second = Build(folder);
        Assert.Throws<DataFolderInUseException>(second.GetRequiredService<ITableStore>);

        await provider.DisposeAsync();
        Assert.NotNull(second.GetRequiredService<ITableStore>());
    }

    [Fact]
    public void AddLocalStorage_FolderIsAFile_IsUnavailableAndNamesNoPath()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        using var provider = Build(file);

        var exception = Assert.Throws<StorageUnavailableException>(provider.GetRequiredService<IObjectStore>);

        Assert.DoesNotContain(_folder.Path, exception.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Build(string folder)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create($"{LocalStorageOptions.SectionName}:Folder", (string?)folder)])
            .Build());
        return services.AddLocalStorage().BuildServiceProvider();
    }
}
