using Microsoft.Win32.SafeHandles;

namespace Recording.Storage.Local;

/// <summary>Reads a range of an open file, and no more. It cannot seek, so that no caller relies on what a cloud cannot do.</summary>
internal sealed class LocalRangeStream(SafeFileHandle handle, long offset, long length) : Stream
{
    private long _position = offset;
    private long _left = length;

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
        try
        {
            return Advance(await RandomAccess.ReadAsync(handle, buffer[..Fitting(buffer.Length)], _position, cancellationToken));
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            throw LocalStorageErrors.Translate(exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Advance(RandomAccess.Read(handle, buffer[..Fitting(buffer.Length)], _position));
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            throw LocalStorageErrors.Translate(exception);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            handle.Dispose();
        base.Dispose(disposing);
    }

    private int Fitting(int wanted) => (int)Math.Min(wanted, _left);

    private int Advance(int read)
    {
        _position += read;
        _left -= read;
        return read;
    }
}
