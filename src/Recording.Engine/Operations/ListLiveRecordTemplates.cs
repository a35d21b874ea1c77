using Recording.Contracts;
using Recording.Contracts.LiveRecordTemplates;
using Recording.Core.Operations;
using Recording.Engine.Templates;

namespace Recording.Engine.Operations;

/// <summary>Lists templates by creation.</summary>
internal sealed class ListLiveRecordTemplates(TemplateStore templates) : IOperation
{
    public string Action => nameof(ListLiveRecordTemplates);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = TemplateParameters.List(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        var query = parsed.Value;
        var (page, total) = await templates.QueryAsync(query, cancellationToken);
        return OperationAnswer.Of(
            new ListLiveRecordTemplatesResponse(
                request.RequestId, page, query.Page.Number, query.Page.Size, SortOrders.Name(query.SortBy), total),
            WireJson.Wire.ListLiveRecordTemplatesResponse);
    }
}
