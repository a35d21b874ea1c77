namespace Recording.Media.Nut;

/// <summary>Builds packets out of NUT's numbers.</summary>
internal sealed class NutNumbers
{
    private readonly List<byte> _bytes = [];

    /// <summary>Writes a number of type v; answers its length, at most 10.</summary>
    public static int Put(Span<byte> target, long value)
    {
        var length = 1;
        for (var rest = value >> 7; rest > 0; rest >>= 7)
            length++;
        for (var i = 0; i < length; i++)
        {
            var part = (byte)(value >> 7 * (length - 1 - i) & 0x7F);
            target[i] = i < length - 1 ? (byte)(part | 0x80) : part;
        }

        return length;
    }

    public NutNumbers Add(long value)
    {
        Span<byte> bytes = stackalloc byte[10];
        _bytes.AddRange(bytes[..Put(bytes, value)]);
        return this;
    }

    /// <summary>A number of type s.</summary>
    public NutNumbers AddSigned(long value) => Add(value > 0 ? 2 * value - 1 : -2 * value);

    /// <summary>A length and so many bytes.</summary>
    public NutNumbers AddBytes(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] ToArray() => [.. _bytes];
}
