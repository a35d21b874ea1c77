using System.Security.Cryptography;
using Azure;
using Azure.Core;
using Recording.Storage.Objects;

namespace Recording.Storage.Azure;

/// <summary>
/// Puts objects. What fits into one block is one request (Put Blob); more is staged block by block and then committed (Put Block List), so
/// no more than a block is in memory, and no reader sees a part. The service compares each body with its MD5 and keeps that of the whole.
/// </summary>
internal sealed class AzureObjectUpload(AzureRestClient client)
{
    // Tells, when the answer to a put was lost and it is refused when repeated, whether the object that is there is this put's.
    private const string PutIdHeader = "x-ms-meta-putid";

    public async Task<PutResult> RunAsync(ObjectKey key, Stream content, PutOptions options, CancellationToken cancellationToken)
    {
        using var source = new AzureBlockSource(content);
        var block = await source.ReadAsync(cancellationToken);
        if (source.IsAtEnd)
            return await FinishAsync(key, options, source, PutWhole(key, block, source), cancellationToken);

        // Asked once before the many bytes are sent, to spare them, and once more when it counts.
        if (options.Condition is PutCondition.MustNotExistCondition && await FindAsync(key, null, cancellationToken) is not null)
            return PutResult.Refused(PutOutcome.AlreadyExists);

        var blocks = new AzureBlockList();
        for (; block.Length > 0; block = await source.ReadAsync(cancellationToken))
        {
            if (!await StageAsync(key, blocks.Next(), block, cancellationToken))
                return PutResult.Refused(PutOutcome.NoSuchContainer);
        }

        return await FinishAsync(key, options, source, Commit(key, blocks, source), cancellationToken);
    }

    private HttpMessage PutWhole(ObjectKey key, ReadOnlyMemory<byte> bytes, AzureBlockSource source)
    {
        var message = client.CreateMessage(RequestMethod.Put, AzureObjectPath.Of(key));
        message.Request.Headers.SetValue("x-ms-blob-type", "BlockBlob");
        SetBody(message, bytes, source.Md5());
        return message;
    }

    private HttpMessage Commit(ObjectKey key, AzureBlockList blocks, AzureBlockSource source)
    {
        var message = client.CreateMessage(RequestMethod.Put, $"{AzureObjectPath.Of(key)}?comp=blocklist");
        var list = blocks.ToXml();
        message.Request.Headers.SetValue("x-ms-blob-content-md5", Convert.ToBase64String(source.Md5()));
        SetBody(message, list, Md5Of(list));
        return message;
    }

    /// <summary>Stages a block; false when there is no such container.</summary>
    private async Task<bool> StageAsync(ObjectKey key, string id, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var message = client.CreateMessage(
            RequestMethod.Put, $"{AzureObjectPath.Of(key)}?comp=block&blockid={Uri.EscapeDataString(id)}");
        SetBody(message, bytes, Md5Of(bytes.Span));
        var response = await client.SendAsync(message, cancellationToken);
        return response.Status switch
        {
            201 => true,
            404 => false,
            _ => throw AzureStorageErrors.Unexpected(response),
        };
    }

    /// <summary>Sends the request that makes the object, and says what came of it.</summary>
    private async Task<PutResult> FinishAsync(
        ObjectKey key, PutOptions options, AzureBlockSource source, HttpMessage request, CancellationToken cancellationToken)
    {
        using var message = request;
        var putId = Guid.NewGuid().ToString("n");
        message.Request.Headers.SetValue(PutIdHeader, putId);
        message.Request.Headers.SetValue("x-ms-blob-content-type", options.ContentType);
        SetCondition(message.Request, options.Condition);
        var response = await client.SendAsync(message, cancellationToken);
        if (response.Status == 201)
            return Stored(AzureObjectHeaders.ETagOf(response));

        if (message.ProcessingContext.RetryNumber > 0 && await FindAsync(key, putId, cancellationToken) is { } etag)
            return Stored(etag);
        return PutResult.Refused(RefusalOf(response, options.Condition) ?? throw AzureStorageErrors.Unexpected(response));

        PutResult Stored(string etag) => new(PutOutcome.Stored, etag, source.Length, Convert.ToHexStringLower(source.Md5()));
    }

    /// <summary>The ETag of the object that is there; with an id, of that put's object alone.</summary>
    private async Task<string?> FindAsync(ObjectKey key, string? putId, CancellationToken cancellationToken)
    {
        using var message = client.CreateMessage(RequestMethod.Head, AzureObjectPath.Of(key));
        var response = await client.SendAsync(message, cancellationToken);
        return response.Status switch
        {
            200 when putId is null || (response.Headers.TryGetValue(PutIdHeader, out var found) && found == putId) =>
                AzureObjectHeaders.ETagOf(response),
            200 or 404 => null,
            _ => throw AzureStorageErrors.Unexpected(response),
        };
    }

    private static PutOutcome? RefusalOf(Response response, PutCondition condition) => response.Status switch
    {
        // No other error of these requests has this status.
        404 => PutOutcome.NoSuchContainer,
        409 or 412 when condition is PutCondition.MustNotExistCondition && IsRefusal(response) => PutOutcome.AlreadyExists,
        412 when condition is PutCondition.MustMatchCondition => PutOutcome.ConditionFailed,
        _ => null,
    };

    private static bool IsRefusal(Response response) =>
        AzureStorageErrors.CodeOf(response) is "BlobAlreadyExists" or "ConditionNotMet" or "TargetConditionNotMet";

    private static void SetCondition(Request request, PutCondition condition)
    {
        switch (condition)
        {
            case PutCondition.MustNotExistCondition:
                request.Headers.SetValue("If-None-Match", "*");
                break;
            case PutCondition.MustMatchCondition match:
                request.Headers.SetValue("If-Match", AzureETag.OfObject(match.ETag));
                break;
        }
    }

    private static void SetBody(HttpMessage message, ReadOnlyMemory<byte> bytes, byte[] md5)
    {
        message.Request.Content = RequestContent.Create(bytes);
        message.Request.Headers.SetValue("Content-MD5", Convert.ToBase64String(md5));
    }

    // MD5 is what blob storage compares; it protects nothing here.
#pragma warning disable CA5351
    private static byte[] Md5Of(ReadOnlySpan<byte> bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}
