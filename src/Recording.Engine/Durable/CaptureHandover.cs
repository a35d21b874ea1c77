using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recording.Engine.Capture;

namespace Recording.Engine.Durable;

/// <summary>
/// When the worker goes away (scale-in, a new version): every capture closes its segment, stores it and hands over, and another worker goes on with the
/// next epoch.
/// </summary>
internal sealed class CaptureHandover(CaptureSupervisor captures, CapturePlaces places, ILogger<CaptureHandover> logger) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        places.Close();
        DurableLog.Draining(logger, places.Taken);
        await captures.SuspendAllAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
