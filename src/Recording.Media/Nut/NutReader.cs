namespace Recording.Media.Nut;

/// <summary>
/// Reads raw pictures and sound with their timestamps from ffmpeg's NUT muxer (nut.txt of the NUT specification, version 3). Not for files
/// of others: checksums are not verified, and only what that muxer writes for raw streams is known.
/// </summary>
internal sealed class NutReader(Stream stream)
{
    private const int LongestFrame = 64 * 1024 * 1024;
    private readonly NutInput _input = new(stream);
    private readonly Dictionary<int, NutStream> _streams = [];
    private readonly Dictionary<int, long> _lastPts = [];
    private NutMainHeader? _main;

    private static ReadOnlySpan<byte> FileId => "nut/multimedia container\0"u8;

    /// <summary>Reads up to the next frame; answers false at the end. Its content has to be read before the next call.</summary>
    public bool TryReadFrame(out NutFrame frame)
    {
        if (_main is null)
            ReadFileId();
        frame = default;
        while (_input.TryReadByte() is var first and >= 0)
        {
            if (first == 'N')
                ReadPacket(_input.ReadUInt64((byte)first));
            else
            {
                frame = ReadHeader((byte)first);
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a frame's content, all of it.</summary>
    public void ReadContent(Span<byte> content) => _input.ReadExactly(content);

    public void SkipContent(NutFrame frame) => _input.Skip(frame.Size);

    private void ReadFileId()
    {
        Span<byte> id = stackalloc byte[FileId.Length];
        _input.ReadExactly(id);
        if (!id.SequenceEqual(FileId))
            throw new NutFormatException("it is no NUT");
        ReadPacket(_input.ReadUInt64(_input.ReadByte()));
        if (_main is null)
            throw new NutFormatException("it has no main header");
    }

    private void ReadPacket(ulong startCode)
    {
        var length = _input.ReadNumber();
        if (length > 4096)
            _input.Skip(4);
        if (length is < 4 or > 1024 * 1024)
            throw new NutFormatException("a packet has an impossible length");

        var body = new byte[length];
        _input.ReadExactly(body);
        var packet = new NutInput(new MemoryStream(body));
        switch (startCode)
        {
            case NutStartCode.Main:
                _main = NutMainHeader.Read(packet);
                break;
            case NutStartCode.Stream:
                var added = Main.ReadStream(packet);
                _streams[added.Number] = added;
                break;
            case NutStartCode.SyncPoint:
                SyncTo(packet.ReadNumber());
                break;
        }
    }

    private void SyncTo(long coded)
    {
        var count = Main.TimeBases.Count;
        var (numerator, denominator) = Main.TimeBases[(int)(coded % count)];
        var pts = coded / count;
        foreach (var (number, known) in _streams)
            _lastPts[number] = (long)((Int128)pts * numerator * known.TimeDenominator / ((Int128)denominator * known.TimeNumerator));
    }

    private NutFrame ReadHeader(byte first)
    {
        var code = Main.FrameCodes[first];
        var flags = code.Flags;
        if (flags.HasFlag(NutFlags.Coded))
            flags ^= (NutFlags)_input.ReadSmall(int.MaxValue);
        if (flags.HasFlag(NutFlags.Invalid))
            throw new NutFormatException("a frame has no valid code");
        var number = flags.HasFlag(NutFlags.StreamId) ? _input.ReadSmall(255) : code.Stream;
        if (!_streams.TryGetValue(number, out var stream))
            throw new NutFormatException("a frame is of no stream");

        var pts = flags.HasFlag(NutFlags.CodedPts) ? PtsOf(stream, _input.ReadNumber()) : _lastPts.GetValueOrDefault(number) + code.PtsDelta;
        _lastPts[number] = pts;
        var size = (long)code.SizeLsb;
        if (flags.HasFlag(NutFlags.SizeMsb))
            size += code.SizeMul * _input.ReadNumber();
        if (flags.HasFlag(NutFlags.MatchTime))
            _input.ReadSigned();
        var header = flags.HasFlag(NutFlags.HeaderIndex) ? _input.ReadSmall(255) : code.HeaderIndex;
        var reserved = flags.HasFlag(NutFlags.Reserved) ? _input.ReadSmall(255) : code.Reserved;
        for (var i = 0; i < reserved; i++)
            _input.ReadNumber();
        if (flags.HasFlag(NutFlags.Checksum))
            _input.Skip(4);
        // Bytes that are left out because the table has them, and bytes beside the frame: neither occurs with raw media.
        if (header != 0 && size <= 4096 || flags.HasFlag(NutFlags.SideData))
            throw new NutFormatException("a frame is not raw");
        return size is >= 0 and <= LongestFrame
            ? new NutFrame(stream, stream.TimeOf(pts), (int)size)
            : throw new NutFormatException("a frame has an impossible length");
    }

    private long PtsOf(NutStream stream, long coded)
    {
        var full = 1L << stream.PtsShift;
        if (coded >= full)
            return coded - full;
        var mask = full - 1;
        var delta = _lastPts.GetValueOrDefault(stream.Number) - mask / 2;
        return (coded - delta & mask) + delta;
    }

    private NutMainHeader Main => _main ?? throw new NutFormatException("it has no main header");
}
