using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>Looks after the streams and images of a mix, beside it: hears of plans, and of who delivers.</summary>
internal sealed class MixTender(
    MixRequest request, MixStage stage, MixInputs inputs, StillPictures stills, MixRelay relay, MixClock clock, ILogger logger)
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<SubscribedUser?> _seats = [];
    private MixPlan? _plan;

    /// <summary>Completes when the first stream delivers.</summary>
    public Task Begun => _begun.Task;

    /// <summary>
    /// Runs until it is cancelled, on a thread of its own: a timer would wake its own thread and two workers of the pool each time, for next to nothing.
    /// </summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.Factory.StartNew(() => Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken stop)
    {
        do
            TendAsync(stop).GetAwaiter().GetResult();
        while (!stop.WaitHandle.WaitOne(MixTiming.Tending));
    }

    private async Task TendAsync(CancellationToken stop)
    {
        var plan = request.Plans.Current;
        if (_plan is null || _plan != plan)
            Take(plan, stop);
        _seats = PaneSeating.Of(plan, stage.Joined, _seats);
        await inputs.TendAsync(plan, stage.Playing, _seats);

        var isDelivering = inputs.IsDelivering;
        if (isDelivering)
            _begun.TrySetResult();
        if (_begun.Task.IsCompleted)
            relay.Delivering(isDelivering);
    }

    private void Take(MixPlan plan, CancellationToken stop)
    {
        if (_plan is not null)
        {
            stage.Announce(plan, clock.Now);
            Log.MixPlanned(logger, request.SpoolFolder, plan.Users.Length, plan.Layout?.Panes.Length ?? 0);
        }

        _plan = plan;
        _seats = [];
        if (plan.Layout is not { } layout)
            return;
        stills.Prepare(layout.Background, layout.Size, stop);
        foreach (var pane in layout.Panes)
            stills.Prepare(pane.Substitute, pane.Area.Size, stop);
    }
}
