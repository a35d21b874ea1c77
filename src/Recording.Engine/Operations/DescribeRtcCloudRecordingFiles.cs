using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;
using Recording.Engine.Rtc;

namespace Recording.Engine.Operations;

/// <summary>Answers a recording of a channel and its finished files; under <c>/api/</c> with its details.</summary>
internal sealed class DescribeRtcCloudRecordingFiles(RtcTasks tasks, RtcTaskViews views) : IOperation
{
    public string Action => nameof(DescribeRtcCloudRecordingFiles);

    public string Version => ApiVersions.Live;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = RtcTaskParameters.TaskId(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (await tasks.FindAsync(parsed.Value, cancellationToken) is not { } task)
            return RtcRecordingErrors.TaskNotFound;

        var info = await views.OfAsync(task, request.Extended, cancellationToken);
        return OperationAnswer.Of(
            new DescribeRtcCloudRecordingFilesResponse(request.RequestId, info), WireJson.Wire.DescribeRtcCloudRecordingFilesResponse);
    }
}
