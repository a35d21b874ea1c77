using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Recording.Engine.Security;

/// <summary>Stops a start with access keys that cannot be read, and warns of those that a change of the settings brings later.</summary>
internal sealed class AccessKeyWatch(IOptionsMonitor<AccessKeyOptions> options, ILogger<AccessKeyWatch> logger) : IHostedService, IDisposable
{
    private IDisposable? _changes;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.CurrentValue.Faults is { Count: > 0 } faults)
            throw new OptionsValidationException(Options.DefaultName, typeof(AccessKeyOptions), faults.Select(fault => fault.ToString()));
        _changes = options.OnChange(Warn);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _changes?.Dispose();

    private void Warn(AccessKeyOptions changed)
    {
        foreach (var fault in changed.Faults)
            EngineLog.AccessKeyUnreadable(logger, fault.KeyId, fault.Setting, fault.Expected);
    }
}
