using Recording.Core.Operations.Rtc;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Rtc;

namespace Recording.Engine.Operations;

/// <summary>Stops a recording of a channel: every segment is stored, every file finished.</summary>
internal sealed class StopRtcCloudRecording(RtcTaskCommand command) : IOperation
{
    public string Action => nameof(StopRtcCloudRecording);

    public string Version => ApiVersions.Live;

    public Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken) =>
        command.RunAsync(request, RtcTaskConditions.CheckOpen, new TaskEvent.StopRequested(), cancellationToken);
}
