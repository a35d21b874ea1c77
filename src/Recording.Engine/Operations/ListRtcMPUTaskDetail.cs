using Recording.Contracts;
using Recording.Contracts.RtcMpuTasks;
using Recording.Core.Operations.Relays;
using Recording.Core.Tasks.State;
using Recording.Core.Time;
using Recording.Engine.Relays;
using Recording.Engine.Tasks;

namespace Recording.Engine.Operations;

/// <summary>Answers what the relays of an application that run were asked to do, and, beyond the vendor's answer, how they fare.</summary>
internal sealed class ListRtcMPUTaskDetail(RelayIndex index, TaskStore tasks, RelayFactory factory) : IOperation
{
    public string Action => nameof(ListRtcMPUTaskDetail);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = RelayTaskParameters.List(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        var query = parsed.Value;
        IEnumerable<RelayListing> listings = query.TaskId is not { } taskId
            ? await index.ListAsync(query.AppId, cancellationToken)
            : await index.FindAsync(query.AppId, taskId, cancellationToken) is { } found ? [found] : [];
        var relays = new List<RtcMPUTask>();
        foreach (var listing in listings.Skip((int)Math.Min(query.Page.Skip, int.MaxValue)).Take(query.Page.Size))
        {
            if (await tasks.LoadAsync(listing.EngineTaskId, cancellationToken) is { Spec.Relay: { } relay, State.IsTerminal: false } task)
                relays.Add(factory.Request(relay) with { Details = request.Extended ? Details(relay, task.State) : null });
        }

        return OperationAnswer.Of(new ListRtcMPUTaskDetailResponse(request.RequestId, relays), WireJson.Wire.ListRtcMPUTaskDetailResponse);
    }

    private static RtcMPUTaskDetails Details(RelaySpec relay, TaskState state)
    {
        var targets = state.Tracks[0].Targets ?? [];
        return new RtcMPUTaskDetails(
            state.Phase.ToString().ToUpperInvariant(),
            state.StartedAt is { } start ? WireTime.Format(start) : null,
            state.Tracks[0].LastFailure,
            [.. relay.Targets.Select(target => new RtcMPUTargetDetails(
                target.Shown,
                (targets.FirstOrDefault(known => known.Number == target.Number)?.Phase ?? TargetPhase.Connecting).ToString().ToUpperInvariant()))]);
    }
}
