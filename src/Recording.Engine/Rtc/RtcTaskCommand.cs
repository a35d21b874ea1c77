using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Operations.Rtc;
using Recording.Core.Tasks.Decisions;
using Recording.Core.Tasks.State;
using Recording.Engine.Operations;
using Recording.Engine.Tasks;

namespace Recording.Engine.Rtc;

/// <summary>An operation that tells a task one thing: stop, pause, resume.</summary>
internal sealed class RtcTaskCommand(RtcTasks tasks, ITaskDriver driver)
{
    /// <param name="request">The request, with a TaskId.</param>
    /// <param name="check">The error for a task in a state that does not go with it, or null.</param>
    /// <param name="command">What the task is told.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    public async Task<OperationAnswer> RunAsync(
        OperationRequest request, Func<TaskState, WireError?> check, TaskEvent command, CancellationToken cancellationToken)
    {
        var parsed = RtcTaskParameters.TaskId(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (await tasks.FindAsync(parsed.Value, cancellationToken) is not { } task)
            return RtcRecordingErrors.TaskNotFound;
        if (check(task.State) is { } error)
            return error;

        return await driver.RaiseAsync(task.Spec.TaskId, command, cancellationToken)
            ? OperationAnswer.Of(new RtcTaskResponse(request.RequestId, task.Spec.TaskId), WireJson.Wire.RtcTaskResponse)
            : RtcRecordingErrors.TaskState("It names a task that has ended.");
    }
}
