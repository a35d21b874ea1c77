using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Core.Operations;
using Recording.Engine.Tasks;
using Recording.Engine.Templates;

namespace Recording.Engine.Operations;

/// <summary>Answers a template, or what it was when a job was submitted.</summary>
internal sealed class GetLiveRecordTemplate(TemplateStore templates, TaskStore tasks) : IOperation
{
    public string Action => nameof(GetLiveRecordTemplate);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = TemplateParameters.Get(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (parsed.Value.JobId is not { } jobId)
            return Answer(request.RequestId, await templates.FindAsync(parsed.Value.TemplateId, cancellationToken));
        if (await tasks.LoadAsync(jobId, cancellationToken) is not { Spec.Live: { } job })
            return GatewayErrors.NotFound("JobId", "job");

        var snapshot = job.Template;
        return Answer(request.RequestId, snapshot.TemplateId == parsed.Value.TemplateId ? snapshot : null);
    }

    private static OperationAnswer Answer(string requestId, LiveRecordTemplate? template) => template is null
        ? GatewayErrors.NotFound("TemplateId", "template")
        : OperationAnswer.Of(
            new GetLiveRecordTemplateResponse(requestId, template), WireJson.Wire.GetLiveRecordTemplateResponse);
}
