using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recording.Storage;

namespace Recording.Engine.Security;

/// <summary>Removes used nonces whose time is over, once an hour.</summary>
internal sealed class NonceRetention(NonceStore nonces, TimeProvider time, ILogger<NonceRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                await RemoveAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The service is stopping.
        }
    }

    private async Task RemoveAsync(CancellationToken stoppingToken)
    {
        try
        {
            await nonces.RemoveExpiredAsync(stoppingToken);
        }
        catch (StorageUnavailableException error)
        {
            EngineLog.RetentionWaits(logger, error);
        }
    }
}
