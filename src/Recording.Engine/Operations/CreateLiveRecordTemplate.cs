using Recording.Contracts;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Core.Operations;
using Recording.Core.Time;
using Recording.Engine.Templates;

namespace Recording.Engine.Operations;

/// <summary>Makes a template.</summary>
internal sealed class CreateLiveRecordTemplate(TemplateStore templates, TimeProvider time) : IOperation
{
    public string Action => nameof(CreateLiveRecordTemplate);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = TemplateParameters.Create(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        var now = WireTime.Format(time.GetUtcNow());
        var template = new LiveRecordTemplate
        {
            TemplateId = Guid.NewGuid().ToString(),
            Name = parsed.Value.Name,
            Type = "custom",
            CreateTime = now,
            LastModified = now,
            RecordFormatList = parsed.Value.RecordFormat,
        };
        await templates.PutAsync(template, cancellationToken);
        return OperationAnswer.Of(
            new CreateLiveRecordTemplateResponse(request.RequestId, template.TemplateId), WireJson.Wire.CreateLiveRecordTemplateResponse);
    }
}
