using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Recording.Storage.Azure;

/// <summary>
/// Sees to it that there is a delegation key from the start on, where links are signed with one. Without a key links lead through the service,
/// so trouble here keeps nothing from going on. Without <paramref name="keys"/> there is nothing to do.
/// </summary>
internal sealed partial class UserDelegationKeyRenewal(
    UserDelegationKeys? keys, TimeProvider time, ILogger<UserDelegationKeyRenewal> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (keys is not null)
            await RenewAsync(keys, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (keys is null)
            return;
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RenewAsync(keys, stoppingToken);
    }

    private async Task RenewAsync(UserDelegationKeys known, CancellationToken cancellationToken)
    {
        try
        {
            await known.RenewAsync(cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            LogNoKey(logger, exception.Message);
        }
    }

    [LoggerMessage(4100, LogLevel.Warning, "No new user delegation key could be had, and is asked for again in 5 minutes. {Reason} Without one links lead through this service.")]
    private static partial void LogNoKey(ILogger logger, string reason);
}
