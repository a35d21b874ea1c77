using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Core.Operations;
using Recording.Core.Time;
using Recording.Engine.Templates;

namespace Recording.Engine.Operations;

/// <summary>Changes a template of one's own. Jobs keep theirs as it was.</summary>
internal sealed class UpdateLiveRecordTemplate(TemplateStore templates, TimeProvider time) : IOperation
{
    public string Action => nameof(UpdateLiveRecordTemplate);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = TemplateParameters.Update(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (TemplateStore.IsSystem(parsed.Value.TemplateId))
            return GatewayErrors.Denied("SystemTemplate", "A system template cannot be changed; create a template of your own.");
        if (await templates.FindAsync(parsed.Value.TemplateId, cancellationToken) is not { } template)
            return GatewayErrors.NotFound("TemplateId", "template");

        var changed = template with
        {
            Name = parsed.Value.Name,
            RecordFormatList = parsed.Value.RecordFormat,
            LastModified = WireTime.Format(time.GetUtcNow()),
        };
        await templates.PutAsync(changed, cancellationToken);
        return OperationAnswer.Of(new RequestIdResponse(request.RequestId), WireJson.Wire.RequestIdResponse);
    }
}
