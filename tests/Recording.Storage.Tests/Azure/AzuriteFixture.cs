using Recording.Storage.Azure;
using Recording.Testing.Azurite;

[assembly: AssemblyFixture(typeof(Recording.Storage.Tests.Azure.AzuriteFixture))]

namespace Recording.Storage.Tests.Azure;

/// <summary>One Azurite for all tests of the run, started by the first that needs it. Each test has containers and tables of its own.</summary>
public sealed class AzuriteFixture : IAsyncDisposable
{
    private readonly Lazy<Task<AzuriteServer>> _server = new(() => AzuriteServer.StartAsync(CancellationToken.None));

    internal async Task<AzureAccount> AccountAsync() =>
        AzureAccount.Parse(new AzureStorageOptions { ConnectionString = (await _server.Value).ConnectionString });

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated && _server.Value.IsCompletedSuccessfully)
            await (await _server.Value).DisposeAsync();
    }
}
