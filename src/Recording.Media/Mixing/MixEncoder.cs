using System.Runtime.InteropServices;
using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;
using Recording.Media.Nut;
using Recording.Media.Processes;

namespace Recording.Media.Mixing;

/// <summary>The ffmpeg that encodes a mix, and the pipe into it.</summary>
internal sealed class MixEncoder : IAsyncDisposable
{
    private readonly NutWriter _writer;
    private volatile bool _isWriting;

    /// <summary>Encodes into segments in the folder, which <paramref name="onOutput"/> hears of, or into a live stream where somebody reads one.</summary>
    public MixEncoder(
        string program, MixEncoding encoding, string folder, TimeProvider time, Action<string> onOutput, Func<string, bool> onLog, Action<Stream>? readLive)
    {
        Process = readLive is null
            ? MediaProcess.Start(new MediaProcessStart(program, EncoderArguments.Build(encoding), folder), time, onOutput, onLog)
            : MediaProcess.StartRaw(new MediaProcessStart(program, EncoderArguments.BuildRelay(encoding), folder), time, readLive, onLog);
        PipeSize.Enlarge(Process.Input);
        _writer = new NutWriter(Process.Input, encoding.Video, encoding.Audio);
    }

    public MediaProcess Process { get; }

    /// <summary>Whether something is being written at this moment: again and again when it is asked, the encoder takes nothing.</summary>
    public bool IsWriting => _isWriting;

    public void WritePicture(long frame, ReadOnlySpan<byte> picture)
    {
        _isWriting = true;
        _writer.WritePicture(frame, picture);
        _isWriting = false;
    }

    public void WriteSound(long firstSample, ReadOnlySpan<short> samples)
    {
        _isWriting = true;
        _writer.WriteSound(firstSample, MemoryMarshal.AsBytes(samples));
        _isWriting = false;
    }

    /// <summary>Says that no more comes, which ends it when all is written.</summary>
    public void End()
    {
        try
        {
            _writer.Flush();
            Process.Input.Close();
        }
        catch (IOException)
        {
            // Gone: its exit says the rest.
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
