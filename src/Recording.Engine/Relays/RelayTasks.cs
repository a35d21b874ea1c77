using Recording.Contracts.Errors;
using Recording.Engine.Tasks;

namespace Recording.Engine.Relays;

/// <summary>Finds relays that run.</summary>
internal sealed class RelayTasks(RelayIndex index, TaskStore tasks)
{
    /// <summary>No relay of the application runs under the id.</summary>
    public static WireError NotFound { get; } = RtcMpuEventErrors.Invalid("TaskId", "It must name a task of the application that runs.");

    /// <summary>The relay and its listing, or null when none runs under the id.</summary>
    public async Task<(RelayListing Listing, LoadedTask Task)?> FindAsync(string appId, string taskId, CancellationToken cancellationToken) =>
        await index.FindAsync(appId, taskId, cancellationToken) is { } listing
        && await tasks.LoadAsync(listing.EngineTaskId, cancellationToken) is { Spec.Relay: not null, State.IsTerminal: false } task
            ? (listing, task)
            : null;
}
