namespace Recording.Storage.Tests.Objects;

/// <summary>Gives some bytes, then fails, or does what it is told and ends.</summary>
internal sealed class FailingStream(int bytes, Action? insteadOfFailing = null) : Stream
{
    public const string Reason = "The source broke off.";

    private int _left = bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_left == 0 && insteadOfFailing is null)
            throw new IOException(Reason);
        if (_left == 0)
            insteadOfFailing!();

        var read = Math.Min(count, _left);
        _left -= read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.Run(() => Read(buffer, offset, count), CancellationToken.None);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(ReadAsync([], 0, buffer.Length, cancellationToken));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
