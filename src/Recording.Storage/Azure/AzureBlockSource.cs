using System.Buffers;
using System.Security.Cryptography;

namespace Recording.Storage.Azure;

/// <summary>
/// Cuts a stream into blocks and counts and hashes what passes. What reading the stream throws is the caller's and passes through.
/// </summary>
internal sealed class AzureBlockSource(Stream content) : IDisposable
{
    private const int SmallBlock = 4 * 1024 * 1024;

    // A blob has at most 50,000 blocks. Objects of more than 4 GiB get larger ones, which makes 770 GiB the limit.
    private const int LargeBlock = 4 * SmallBlock;
    private const int SmallBlocks = 1024;

    // MD5 because blob storage compares and keeps it; it protects nothing here.
#pragma warning disable CA5351
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351

    // Grows up to a block: most objects are small.
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private byte[]? _md5;
    private int _blocks;

    /// <summary>Bytes read so far.</summary>
    public long Length { get; private set; }

    /// <summary>Whether the stream has nothing after the last block.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The next block, which is valid until the one after it is read; empty at the end.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        var size = _blocks++ < SmallBlocks ? SmallBlock : LargeBlock;
        var filled = 0;
        while (filled < size && !IsAtEnd)
        {
            Grow(filled, size);
            var read = await content.ReadAsync(_buffer.AsMemory(filled, Math.Min(_buffer.Length, size) - filled), cancellationToken);
            filled += read;
            IsAtEnd = read == 0;
        }

        // A stream that says nothing of its end may end with a block; it is then a block list of one.
        _hash.AppendData(_buffer, 0, filled);
        Length += filled;
        cancellationToken.ThrowIfCancellationRequested();
        return _buffer.AsMemory(0, filled);
    }

    /// <summary>MD5 of all that was read. Nothing is to be read after it.</summary>
    public byte[] Md5() => _md5 ??= _hash.GetHashAndReset();

    public void Dispose()
    {
        _hash.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Grow(int filled, int size)
    {
        if (filled < _buffer.Length)
            return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(4 * _buffer.Length, size));
        _buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
