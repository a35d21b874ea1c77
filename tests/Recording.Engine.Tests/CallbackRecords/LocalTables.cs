using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Recording.Storage.Local;
using Recording.Storage.Tables;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>The tables of a data folder of its own.</summary>
public sealed class LocalTables : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recording-records-");
    private readonly ServiceProvider _services;

    public LocalTables() => _services = new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddLocalStorage(options => options.Folder = _folder.FullName)
        .BuildServiceProvider();

    public ITableStore Store => _services.GetRequiredService<ITableStore>();

    public void Dispose()
    {
        _services.Dispose();
        _folder.Delete(recursive: true);
    }
}
