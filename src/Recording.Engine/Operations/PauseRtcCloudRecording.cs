using Recording.Core.Operations.Rtc;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Rtc;

namespace Recording.Engine.Operations;

/// <summary>Pauses a recording of a channel; our own, since the vendor has no such operation. The files stay open.</summary>
internal sealed class PauseRtcCloudRecording(RtcTaskCommand command) : IOperation
{
    public string Action => nameof(PauseRtcCloudRecording);

    public string Version => ApiVersions.Live;

    public Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken) =>
        command.RunAsync(request, RtcTaskConditions.CheckPause, new TaskEvent.PauseRequested(), cancellationToken);
}
