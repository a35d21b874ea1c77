using Recording.Core.Tasks.Decisions;
using Recording.Media.Capture;
using Recording.Media.Relaying;

namespace Recording.Engine.Tests.Kit;

/// <summary>One relay in a test's hand.</summary>
internal sealed class FakeRelayRun(RelayRequest request, IRelayObserver observer)
{
    private readonly TaskCompletionSource<CaptureExit> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RelayRequest Request { get; } = request;

    /// <summary>Where it is told to push at this moment.</summary>
    public IReadOnlyList<(int Number, string Url)> Targets => [.. Request.Targets.Current.Select(target => (target.Number, target.Url.Text))];

    public Task<CaptureExit> Exit => _exit.Task;

    public void Up() => observer.OnStreamUp(FakeMedia.Format);

    public void Lost() => observer.OnStreamLost();

    public void Live(int target) => observer.OnTargetLive(target);

    public void Fail(int target) => observer.OnTargetFailed(target, TargetFailure.Refused, "the server refused the stream");

    public void End(CaptureExitReason reason) => _exit.TrySetResult(new CaptureExit(reason, "the test's relay ended"));
}
