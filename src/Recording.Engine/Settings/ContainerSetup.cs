using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Recording.Storage.Objects;

namespace Recording.Engine.Settings;

/// <summary>Makes the containers that the settings name. A head registers it before anything that needs them.</summary>
public sealed class ContainerSetup(IObjectStore objects, IOptions<RecordingOptions> options, IOptions<RtcOptions> rtc) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var container in options.Value.Buckets.Prepend(options.Value.DefaultBucket).Concat(rtc.Value.VodLocations.Values).Append(SystemContainers.Work))
            await objects.EnsureContainerAsync(container, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
