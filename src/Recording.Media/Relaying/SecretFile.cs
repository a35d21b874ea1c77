using System.Globalization;
using System.IO.Pipes;
using System.Text;

namespace Recording.Media.Relaying;

/// <summary>
/// A text that a process started here can read from a path, once, and that is on no disk, in no command line and in no environment: a pipe of this
/// process, which those of the same user reach by way of /proc. Linux only.
/// </summary>
internal sealed class SecretFile : IDisposable
{
    // What a pipe takes without a reader, on every kernel.
    private const int Most = 4096;

    private readonly AnonymousPipeServerStream _pipe = new(PipeDirection.In, HandleInheritability.None);

    public SecretFile(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, Most, nameof(text));
        using (var writer = new AnonymousPipeClientStream(PipeDirection.Out, _pipe.ClientSafePipeHandle))
            writer.Write(bytes);
        _pipe.DisposeLocalCopyOfClientHandle();
        Path = string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{_pipe.SafePipeHandle.DangerousGetHandle()}");
    }

    /// <summary>Where it is read, until this is disposed.</summary>
    public string Path { get; }

    public void Dispose() => _pipe.Dispose();
}
