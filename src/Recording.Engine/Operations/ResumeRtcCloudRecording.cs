using Recording.Core.Operations.Rtc;
using Recording.Core.Tasks.Decisions;
using Recording.Engine.Rtc;

namespace Recording.Engine.Operations;

/// <summary>Ends a pause; our own. What comes goes on in the same files, with the pause as a marked gap.</summary>
internal sealed class ResumeRtcCloudRecording(RtcTaskCommand command) : IOperation
{
    public string Action => nameof(ResumeRtcCloudRecording);

    public string Version => ApiVersions.Live;

    public Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken) =>
        command.RunAsync(request, RtcTaskConditions.CheckResume, new TaskEvent.ContinueRequested(), cancellationToken);
}
