using System.Buffers.Binary;

namespace Recording.Media.Nut;

/// <summary>Reads bytes and NUT's numbers from a stream. Long contents bypass its buffer.</summary>
internal sealed class NutInput(Stream stream)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _next;
    private int _end;

    /// <summary>The next byte, or -1 at the end.</summary>
    public int TryReadByte() => _next < _end || Fill() ? _buffer[_next++] : -1;

    public byte ReadByte() => TryReadByte() is var value and >= 0 ? (byte)value : throw new EndOfStreamException();

    /// <summary>Fills the whole of <paramref name="content"/>.</summary>
    public void ReadExactly(Span<byte> content)
    {
        var buffered = Math.Min(content.Length, _end - _next);
        _buffer.AsSpan(_next, buffered).CopyTo(content);
        _next += buffered;
        stream.ReadExactly(content[buffered..]);
    }

    public void Skip(long count)
    {
        Span<byte> waste = stackalloc byte[512];
        for (; count > 0; count -= Math.Min(count, waste.Length))
            ReadExactly(waste[..(int)Math.Min(count, waste.Length)]);
    }

    public ulong ReadUInt64(byte first)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes[0] = first;
        ReadExactly(bytes[1..]);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    /// <summary>A number of NUT's type v: seven bits a byte, highest first.</summary>
    public long ReadNumber()
    {
        long value = 0;
        for (var read = 0; read < 10; read++)
        {
            var part = ReadByte();
            value = value << 7 | (part & 0x7FL);
            if (part < 0x80)
                return value;
        }

        throw new NutFormatException("a number is too long");
    }

    /// <summary>A number that is used as an int.</summary>
    public int ReadSmall(int most) =>
        ReadNumber() is var value and >= 0 && value <= most ? (int)value : throw new NutFormatException("a number is out of range");

    /// <summary>A number of NUT's type s: with a sign.</summary>
    public long ReadSigned()
    {
        var value = ReadNumber() + 1;
        return (value & 1) != 0 ? -(value >> 1) : value >> 1;
    }

    private bool Fill()
    {
        _next = 0;
        _end = stream.Read(_buffer);
        return _end > 0;
    }
}
