using System.Buffers.Binary;
using System.Text;
using Recording.Core.Mixing;

namespace Recording.Media.Nut;

/// <summary>
/// Writes raw pictures (yuv420p) and sound (16 bits) with their timestamps for ffmpeg's NUT demuxer: version 4 in pipe mode, which
/// has one sync point, at its beginning. A picture's time is counted in frames, that of sound in samples.
/// </summary>
internal sealed class NutWriter
{
    private const byte FrameCode = 1;
    private const int PtsShift = 7;
    private const int MostHeader = 64;
    private readonly Stream _stream;
    private readonly int _audioNumber;
    private byte[] _buffer = new byte[MostHeader];
    private int _waiting;

    public NutWriter(Stream stream, MixVideo? video, MixAudio? audio)
    {
        (_stream, _audioNumber) = (stream, video is null ? 0 : 1);
        stream.Write("nut/multimedia container\0"u8);
        Packet(NutStartCode.Main, Main(video, audio));
        if (video is not null)
            Packet(NutStartCode.Stream, Stream(video));
        if (audio is not null)
            Packet(NutStartCode.Stream, Stream(audio));
        Packet(NutStartCode.SyncPoint, new NutNumbers().Add(0).Add(0).ToArray());
    }

    public void WritePicture(long frame, ReadOnlySpan<byte> picture)
    {
        AddHeader(0, frame, picture.Length);
        Flush();
        _stream.Write(picture);
    }

    /// <summary>Where there are pictures, sound waits for the next one: each write wakes the reader.</summary>
    public void WriteSound(long firstSample, ReadOnlySpan<byte> samples)
    {
        AddHeader(_audioNumber, firstSample, samples.Length);
        samples.CopyTo(Room(samples.Length));
        _waiting += samples.Length;
        if (_audioNumber == 0)
            Flush();
    }

    /// <summary>Writes what waits.</summary>
    public void Flush()
    {
        _stream.Write(_buffer, 0, _waiting);
        _waiting = 0;
    }

    private void AddHeader(int stream, long pts, int size)
    {
        var header = Room(MostHeader);
        header[0] = FrameCode;
        var length = 1;
        length += NutNumbers.Put(header[length..], stream);
        length += NutNumbers.Put(header[length..], pts + (1L << PtsShift));
        length += NutNumbers.Put(header[length..], size);
        BinaryPrimitives.WriteUInt32BigEndian(header[length..], NutChecksum.Of(header[..length]));
        _waiting += length + 4;
    }

    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _waiting < length)
            Array.Resize(ref _buffer, (_waiting + length) * 2);
        return _buffer.AsSpan(_waiting);
    }

    private static byte[] Main(MixVideo? video, MixAudio? audio)
    {
        var numbers = new NutNumbers().Add(4).Add(0).Add((video is null ? 0 : 1) + (audio is null ? 0 : 1)).Add(65535);
        numbers.Add((video is null ? 0 : 1) + (audio is null ? 0 : 1));
        if (video is not null)
            numbers.Add(1).Add(video.FrameRate);
        if (audio is not null)
            numbers.Add(1).Add(audio.SampleRate);

        // One code for all frames, which says everything in its header; the others are invalid. Fields: pts, mul, stream, size, reserved, count.
        numbers.Add((long)NutFlags.Invalid).Add(6).AddSigned(0).Add(1).Add(0).Add(0).Add(0).Add(1);
        numbers.Add((long)(NutFlags.Key | NutFlags.CodedPts | NutFlags.StreamId | NutFlags.SizeMsb | NutFlags.Checksum)).Add(6).AddSigned(0).Add(1).Add(0).Add(0).Add(0).Add(1);
        numbers.Add((long)NutFlags.Invalid).Add(6).AddSigned(0).Add(1).Add(0).Add(0).Add(0).Add(253);

        // No headers that frames leave out; flags: pipe mode.
        return numbers.Add(0).Add(2).ToArray();
    }

    private static byte[] Stream(MixVideo video) => new NutNumbers()
        .Add(0).Add(0).AddBytes("I420"u8).Add(0).Add(PtsShift).Add(1).Add(0).Add(0).AddBytes([])
        .Add(video.Size.Width).Add(video.Size.Height).Add(1).Add(1).Add(0)
        .ToArray();

    private byte[] Stream(MixAudio audio) => new NutNumbers()
        .Add(_audioNumber).Add(1).AddBytes([.. Encoding.ASCII.GetBytes("PSD"), 16]).Add(_audioNumber).Add(PtsShift).Add(audio.SampleRate).Add(0).Add(0).AddBytes([])
        .Add(audio.SampleRate).Add(1).Add(audio.Channels)
        .ToArray();

    private void Packet(ulong startCode, byte[] body)
    {
        var head = new byte[8 + 10];
        BinaryPrimitives.WriteUInt64BigEndian(head, startCode);
        var length = 8 + NutNumbers.Put(head.AsSpan(8), body.Length + 4);
        _stream.Write(head, 0, length);
        _stream.Write(body);
        var checksum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, NutChecksum.Of(body));
        _stream.Write(checksum);
    }
}
