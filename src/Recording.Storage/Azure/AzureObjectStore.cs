using Azure;
using Azure.Core;
using Recording.Storage.Objects;

namespace Recording.Storage.Azure;

/// <summary>
/// Objects as block blobs (https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api). Azure asks for segments of names
/// that do not end in a dot; everything else that is a legal name here is one there.
/// </summary>
internal sealed class AzureObjectStore(AzureRestClient client) : IObjectStore
{
    private const string ContainerQuery = "?restype=container";
    private readonly AzureObjectUpload _upload = new(client);

    public async Task EnsureContainerAsync(string container, CancellationToken cancellationToken)
    {
        if (!ObjectKey.IsContainerName(container))
            throw new ArgumentException("The name breaks the rules of container names.", nameof(container));

        using var message = client.CreateMessage(RequestMethod.Put, $"/{container}{ContainerQuery}");
        var response = await client.SendAsync(message, cancellationToken);
        if (response.Status != 201 && AzureStorageErrors.CodeOf(response) != "ContainerAlreadyExists")
            throw AzureStorageErrors.Unexpected(response);
    }

    public async Task<bool> ContainerExistsAsync(string container, CancellationToken cancellationToken)
    {
        if (!ObjectKey.IsContainerName(container))
            return false;

        using var message = client.CreateMessage(RequestMethod.Head, $"/{container}{ContainerQuery}");
        var response = await client.SendAsync(message, cancellationToken);
        return response.Status switch
        {
            200 => true,
            404 => false,
            _ => throw AzureStorageErrors.Unexpected(response),
        };
    }

    public Task<PutResult> PutAsync(ObjectKey key, Stream content, PutOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);
        return _upload.RunAsync(key, content, options, cancellationToken);
    }

    public async Task<ObjectProperties?> GetPropertiesAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        using var message = client.CreateMessage(RequestMethod.Head, AzureObjectPath.Of(key));
        var response = await client.SendAsync(message, cancellationToken);
        return response.Status switch
        {
            200 => AzureObjectHeaders.Read(response),
            404 => null,
            _ => throw AzureStorageErrors.Unexpected(response),
        };
    }

    public async Task<ObjectContent?> OpenReadAsync(ObjectKey key, long offset, long? length, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        while (true)
        {
            if (length != 0)
            {
                var message = client.CreateMessage(RequestMethod.Get, AzureObjectPath.Of(key));
                if (await SendRangeAsync(message, offset, length, cancellationToken) is { } response)
                    return Open(key, response, offset, length, message);
            }

            // There is no object, or nothing of the range. Unless it has come or grown since, the answer is no bytes and its properties.
            if (await GetPropertiesAsync(key, cancellationToken) is not { } properties)
                return null;
            if (length == 0 || properties.Length <= offset)
                return new ObjectContent(properties, Stream.Null);
        }
    }

    public IAsyncEnumerable<ListedObject> ListAsync(string container, string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return ObjectKey.IsContainerName(container)
            ? new AzureObjectListing(client, container, prefix).RunAsync(cancellationToken)
            : AsyncEnumerable.Empty<ListedObject>();
    }

    public async Task<bool> DeleteAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        using var message = client.CreateMessage(RequestMethod.Delete, AzureObjectPath.Of(key));
        var response = await client.SendAsync(message, cancellationToken);
        return response.Status switch
        {
            202 => true,

            // When the answer to a first attempt was lost, that attempt may be what removed it.
            404 => message.ProcessingContext.RetryNumber > 0,
            _ => throw AzureStorageErrors.Unexpected(response),
        };
    }

    public string? TryGetLocalPath(ObjectKey key) => null;

    /// <summary>Null when nothing of the range is there; the message is disposed of then and on trouble.</summary>
    private async Task<Response?> SendRangeAsync(HttpMessage message, long offset, long? length, CancellationToken cancellationToken)
    {
        var isKept = false;
        try
        {
            message.BufferResponse = false;
            if (AzureObjectHeaders.RangeOf(offset, length) is { } range)
                message.Request.Headers.SetValue("x-ms-range", range);
            var response = await client.SendAsync(message, cancellationToken);
            if (response.Status is 404 or 416)
                return null;
            if (response.Status is not (200 or 206))
                throw AzureStorageErrors.Unexpected(response);
            isKept = true;
            return response;
        }
        finally
        {
            if (!isKept)
                message.Dispose();
        }
    }

    private ObjectContent Open(ObjectKey key, Response response, long offset, long? length, HttpMessage message)
    {
        var properties = AzureObjectHeaders.Read(response);
        var end = length is { } wanted && wanted < properties.Length - offset ? offset + wanted : properties.Length;
        return new ObjectContent(properties, new AzureRangeStream(client, AzureObjectPath.Of(key), properties.ETag, offset, end, message));
    }
}
