using Azure.Core;

namespace Recording.Storage.Azure;

/// <summary>
/// Reads a range of one version of an object. When the connection breaks off, the rest is asked for on another one, under the condition
/// that the object is still the same; when it is not, or nothing comes any more, that is a <see cref="StorageUnavailableException"/>.
/// </summary>
internal sealed class AzureRangeStream(AzureRestClient client, string path, string etag, long offset, long end, HttpMessage first) : Stream
{
    // Without a byte between them; each asks as often as any request does.
    private const int Resumptions = 3;

    private HttpMessage? _message = first;
    private Stream? _body = BodyOf(first);
    private long _position = offset;
    private int _failures;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == end || buffer.IsEmpty)
            return 0;

        var wanted = buffer[..(int)Math.Min(buffer.Length, end - _position)];
        while (true)
        {
            _body ??= await ResumeAsync(cancellationToken);
            var read = await ReadAsync(_body, wanted, cancellationToken);
            if (read > 0)
            {
                _position += read;
                _failures = 0;
                return read;
            }

            Drop();
            if (++_failures > Resumptions)
                throw new StorageUnavailableException("The storage account breaks off reading.", null);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // For the few readers that know no other way. Nothing here waits for a synchronization context.
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Drop();
        base.Dispose(disposing);
    }

    /// <summary>Answers 0 when the connection broke off, be it without a word.</summary>
    private static async Task<int> ReadAsync(Stream body, Memory<byte> wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(wanted, cancellationToken);
        }
        catch (Exception exception) when (AzureStorageErrors.IsNoAnswer(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return 0;
        }
    }

    private async Task<Stream> ResumeAsync(CancellationToken cancellationToken)
    {
        _message = client.CreateMessage(RequestMethod.Get, path);
        _message.BufferResponse = false;
        _message.Request.Headers.SetValue("x-ms-range", AzureObjectHeaders.RangeOf(_position, end - _position)!);
        _message.Request.Headers.SetValue("If-Match", etag);
        var response = await client.SendAsync(_message, cancellationToken);
        return response.Status switch
        {
            206 => BodyOf(_message),
            404 or 412 => throw new StorageUnavailableException("The object was replaced or removed while it was read.", null),
            _ => throw AzureStorageErrors.Unexpected(response),
        };
    }

    private static Stream BodyOf(HttpMessage message) => message.ExtractResponseContent() ?? Null;

    private void Drop()
    {
        _body?.Dispose();
        _message?.Dispose();
        (_body, _message) = (null, null);
    }
}
