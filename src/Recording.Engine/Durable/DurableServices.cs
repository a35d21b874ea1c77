using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Replays;
using Recording.Engine.Retention;
using Recording.Engine.Security;
using Recording.Engine.Tasks;

namespace Recording.Engine.Durable;

/// <summary>Registers what a head with a Durable engine has in place of the embedded workers.</summary>
public static class DurableServices
{
    /// <summary>The head adds <see cref="IOrchestrations"/> and <see cref="CapturePlaces"/>.</summary>
    public static IServiceCollection AddDurableDriver(this IServiceCollection services)
    {
        services.TryAddSingleton<TurnStore>();
        services.TryAddSingleton<CaptureLeases>();
        services.TryAddSingleton<ClosedTasks>();
        services.TryAddSingleton<TaskLanesStart>();
        services.TryAddSingleton<DurableDriver>();
        services.TryAddSingleton<ITaskDriver>(provider => provider.GetRequiredService<DurableDriver>());
        services.TryAddSingleton<IReplayLane>(provider => provider.GetRequiredService<DurableDriver>());
        services.TryAddSingleton<TaskTurns>();
        services.TryAddSingleton<SpecFollowing>();
        services.TryAddSingleton<CaptureStart>();
        services.TryAddSingleton<CaptureWork>();
        services.TryAddSingleton<StopWork>();
        services.TryAddSingleton<ActionWork>();
        services.TryAddSingleton<LaneWork>();
        services.TryAddSingleton<OpenTaskSweep>();
        services.AddSingleton<HourlyRemoval, NonceRetention>();
        services.AddSingleton<HourlyRemoval, CallbackRecordRetention>();
        services.TryAddSingleton(provider => new DurableActivities(
            provider.GetRequiredService<TaskTurns>(),
            provider.GetRequiredService<ActionWork>(),
            provider.GetRequiredService<LaneWork>(),
            provider.GetRequiredService<OpenTaskSweep>(),
            provider.GetServices<HourlyRemoval>()));
        services.AddHostedService<CaptureHandover>();
        return services;
    }
}
