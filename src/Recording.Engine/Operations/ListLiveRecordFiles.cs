using System.Globalization;
using Recording.Contracts;
using Recording.Contracts.LiveRecordFiles;
using Recording.Core.Operations;
using Recording.Engine.Files;
using Recording.Engine.Jobs;

namespace Recording.Engine.Operations;

/// <summary>Lists finished files by creation.</summary>
internal sealed class ListLiveRecordFiles(FileIndex index, FileViews views, TimeProvider time) : IOperation
{
    public string Action => nameof(ListLiveRecordFiles);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var parsed = FileParameters.List(request.Parameters, now);
        if (!parsed.Succeeded)
            return parsed.Error;

        var query = parsed.Value;
        var (page, total) = await index.QueryAsync(query, cancellationToken);
        return OperationAnswer.Of(
            new ListLiveRecordFilesResponse(
                request.RequestId,
                [.. page.Select(file => views.Of(file, now))],
                query.Page.Number,
                query.Page.Size.ToString(CultureInfo.InvariantCulture),
                SortOrders.Name(query.SortBy),
                total.ToString(CultureInfo.InvariantCulture)),
            WireJson.Wire.ListLiveRecordFilesResponse);
    }
}
