using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Recording.Storage.Local;

/// <summary>
/// An object on its way in: a file that no reader sees, in the same file system as its destination. It goes when it is
/// disposed without having been moved.
/// </summary>
internal sealed class TemporaryObject : IDisposable
{
    private const int BufferBytes = 128 * 1024;
    private readonly string _path;
    private readonly SafeFileHandle _handle;
    private bool _isMoved;

    private TemporaryObject(string path)
    {
        _path = path;

        // Shared, because it stays open while it is renamed and readers may come at once.
        _handle = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
    }

    public long Length { get; private set; }

    /// <summary>Hex, lower case.</summary>
    public string Md5 { get; private set; } = "";

    /// <summary>The time that the file system kept at the last <see cref="Seal"/>.</summary>
    public DateTime Modified { get; private set; }

    public static TemporaryObject Create(string folder)
    {
        try
        {
            return new TemporaryObject(Path.Combine(folder, Guid.NewGuid().ToString("n")));
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            throw LocalStorageErrors.Translate(exception);
        }
    }

    /// <summary>Takes in all of the content. What reading the content throws is the caller's and passes through.</summary>
    public async Task CopyFromAsync(Stream content, CancellationToken cancellationToken)
    {
        // MD5 because receivers and blob stores compare it (Content-MD5, the HTTP ETag of others); it protects nothing here.
#pragma warning disable CA5351
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await AppendAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        Md5 = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Sets the time and puts bytes and time on the disk.</summary>
    public void Seal(DateTime modified)
    {
        File.SetLastWriteTimeUtc(_handle, modified);
        RandomAccess.FlushToDisk(_handle);
        Modified = File.GetLastWriteTimeUtc(_handle);
    }

    public void MoveTo(string path, bool replace)
    {
        File.Move(_path, path, replace);
        _isMoved = true;
    }

    public void Dispose()
    {
        _handle.Dispose();
        if (_isMoved)
            return;

        try
        {
            File.Delete(_path);
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            // The next start sweeps it; the outcome of the put matters more to the caller.
        }
    }

    private async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await RandomAccess.WriteAsync(_handle, bytes, Length, cancellationToken);
        }
        catch (Exception exception) when (LocalStorageErrors.IsStorage(exception))
        {
            throw LocalStorageErrors.Translate(exception);
        }

        Length += bytes.Length;
    }
}
