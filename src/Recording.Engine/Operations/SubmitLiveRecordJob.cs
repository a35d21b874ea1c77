using Microsoft.Extensions.Options;
using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.LiveRecordJobs;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Core.Operations;
using Recording.Core.Streams;
using Recording.Engine.Capture;
using Recording.Engine.Jobs;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Engine.Templates;
using Recording.Storage.Objects;

namespace Recording.Engine.Operations;

/// <summary>Starts a live record job.</summary>
internal sealed class SubmitLiveRecordJob(
    TemplateStore templates,
    IObjectStore objects,
    LiveJobFactory factory,
    ITaskDriver driver,
    DiskRoom room,
    IOptions<LiveRecordOptions> live,
    IOptions<RecordingOptions> options) : IOperation
{
    public string Action => nameof(SubmitLiveRecordJob);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = JobParameters.Submit(request.Parameters, options.Value.DefaultBucket);
        if (!parsed.Succeeded)
            return parsed.Error;

        var job = parsed.Value;
        if (!RtmpUrl.TryParse(job.StreamInput.Url, out var source, out _) || !SourceHosts.Allow(live.Value.SourceHosts, source.Domain))
            return GatewayErrors.Invalid("StreamInput.Url", "Its host is none that this service records from (Recording:LiveRecord:SourceHosts).");
        if (await templates.FindAsync(job.TemplateId, cancellationToken) is not { } template)
            return GatewayErrors.NotFound("TemplateId", "template");
        if (!await objects.BucketExistsAsync(job.Output.Bucket, cancellationToken))
            return GatewayErrors.NotFound("RecordOutput.Bucket", "bucket");

        return room.Refusal() is { } full ? full : await StartAsync(request.RequestId, job, template, cancellationToken);
    }

    private async Task<OperationAnswer> StartAsync(
        string requestId, SubmitLiveRecordJobRequest job, LiveRecordTemplate template, CancellationToken cancellationToken)
    {
        var spec = await factory.CreateAsync(job, template, cancellationToken);
        await driver.StartAsync(spec, cancellationToken);
        return OperationAnswer.Of(new SubmitLiveRecordJobResponse(requestId, spec.TaskId), WireJson.Wire.SubmitLiveRecordJobResponse);
    }
}
