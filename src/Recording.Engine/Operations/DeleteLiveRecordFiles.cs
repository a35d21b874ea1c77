using Recording.Contracts;
using Recording.Contracts.LiveRecordFiles;
using Recording.Core.Operations;
using Recording.Engine.Files;

namespace Recording.Engine.Operations;

/// <summary>Takes files off the list, and with RemoveFile deletes what is stored of them.</summary>
internal sealed class DeleteLiveRecordFiles(FileRemover remover) : IOperation
{
    public string Action => nameof(DeleteLiveRecordFiles);

    public string Version => ApiVersions.Ims;

    public async Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var parsed = FileParameters.Delete(request.Parameters);
        if (!parsed.Succeeded)
            return parsed.Error;

        var deleted = new List<DeletedFileInfo>();
        foreach (var id in parsed.Value.RecordIds)
            deleted.Add(await remover.RemoveAsync(id, parsed.Value.RemoveFile, cancellationToken));
        return OperationAnswer.Of(
            new DeleteLiveRecordFilesResponse(request.RequestId, "OK", deleted), WireJson.Wire.DeleteLiveRecordFilesResponse);
    }
}
