using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recording.Storage;

namespace Recording.Engine.Retention;

/// <summary>Removes what is too old, at the start and then once an hour. A storage that does not answer is asked again an hour later.</summary>
internal abstract class HourlyRemoval(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected TimeProvider Time => time;

    /// <summary>Removes what is too old now.</summary>
    public abstract Task RemoveAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                await TryRemoveAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The service is stopping.
        }
    }

    private async Task TryRemoveAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RemoveAsync(stoppingToken);
        }
        catch (StorageUnavailableException error)
        {
            EngineLog.RetentionWaits(logger, error);
        }
    }
}
