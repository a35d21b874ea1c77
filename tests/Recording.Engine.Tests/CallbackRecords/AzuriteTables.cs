using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Recording.Storage.Azure;
using Recording.Storage.Tables;
using Recording.Testing.Azurite;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>The tables of an Azurite of its own.</summary>
public sealed class AzuriteTables : IAsyncLifetime
{
    private AzuriteServer? _server;
    private ServiceProvider? _services;

    public ITableStore Store => _services!.GetRequiredService<ITableStore>();

    public async ValueTask InitializeAsync()
    {
        _server = await AzuriteServer.StartAsync(CancellationToken.None);
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddAzureStorage(options => options.ConnectionString = _server.ConnectionString)
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
