using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Core.Operations;
using Recording.Engine.Templates;

namespace Recording.Engine.Operations;

/// <summary>Deletes a template of one's own. Jobs keep theirs.</summary>
internal sealed class DeleteLiveRecordTemplate(TemplateStore templates) : IOperation
{
    public string Action => nameof(DeleteLiveRecordTemplate);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = TemplateParameters.Delete(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;
        if (TemplateStore.IsSystem(parsed.Value))
            return GatewayErrors.Denied("SystemTemplate", "A system template cannot be deleted.");
        if (await templates.FindAsync(parsed.Value, cancellationToken) is null)
            return GatewayErrors.NotFound("TemplateId", "template");

        await templates.RemoveAsync(parsed.Value, cancellationToken);
        return OperationAnswer.Of(new RequestIdResponse(request.RequestId), WireJson.Wire.RequestIdResponse);
    }
}
