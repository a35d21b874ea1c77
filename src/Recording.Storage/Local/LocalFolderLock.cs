using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Recording.Storage.Local;

/// <summary>Takes the data folder when the host starts. It is given back when the services are disposed of.</summary>
internal sealed class LocalFolderLock(IServiceProvider services) : IHostedService
{
    /// <summary>Throws <see cref="DataFolderInUseException"/> when another process has it.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<LocalDataFolder>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
