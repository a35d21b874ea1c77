using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Recording.Core.Flv;

/// <summary>Finds the tags of an FLV stream that arrives in pieces of any length. Throws <see cref="InvalidDataException"/> where it is none.</summary>
public sealed class FlvReader
{
    /// <summary>The longest content of a tag that is taken; a longer one is a length that was misread.</summary>
    public const int MostBody = 8 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isOpen;

    /// <summary>What a receiver that joins after the last tag has to be told first.</summary>
    public FlvHead Head { get; private set; } = FlvHead.None;

    /// <summary>Takes the next piece.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        if (_end + piece.Length > _buffer.Length)
        {
            var kept = _buffer.AsSpan(_start, _end - _start);
            var buffer = kept.Length + piece.Length > _buffer.Length ? new byte[Math.Max(_buffer.Length * 2, kept.Length + piece.Length)] : _buffer;
            kept.CopyTo(buffer);
            (_buffer, _start, _end) = (buffer, 0, kept.Length);
        }

        piece.CopyTo(_buffer.AsSpan(_end));
        _end += piece.Length;
    }

    /// <summary>The next tag, once all of it has come.</summary>
    public bool TryRead([NotNullWhen(true)] out FlvTag? tag)
    {
        tag = null;
        var rest = _buffer.AsSpan(_start, _end - _start);
        if (!_isOpen)
        {
            if (!TryOpen(rest))
                return false;
            rest = rest[(FlvLayout.FileHeader + FlvLayout.PreviousSize)..];
        }

        if (rest.Length < FlvLayout.TagHeader)
            return false;
        var length = (int)Number24(rest[1..]);
        var kind = (FlvTagKind)rest[0];
        if (kind is not (FlvTagKind.Sound or FlvTagKind.Picture or FlvTagKind.Script) || length > MostBody)
            throw new InvalidDataException("What should be a tag of an FLV stream is none.");

        var size = FlvLayout.TagHeader + length;
        if (rest.Length < size + FlvLayout.PreviousSize)
            return false;
        if (BinaryPrimitives.ReadUInt32BigEndian(rest[size..]) != size)
            throw new InvalidDataException("A tag of an FLV stream is not followed by its length.");
        tag = new FlvTag(kind, Number24(rest[4..]) | (uint)rest[7] << 24, rest[FlvLayout.TagHeader..size].ToArray());
        _start += size + FlvLayout.PreviousSize;
        Head = Head.After(tag);
        return true;
    }

    private bool TryOpen(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < FlvLayout.FileHeader + FlvLayout.PreviousSize)
            return false;
        if (!rest.StartsWith("FLV\x1"u8) || BinaryPrimitives.ReadUInt32BigEndian(rest[5..]) != FlvLayout.FileHeader)
            throw new InvalidDataException("What should be an FLV stream is none.");
        _isOpen = true;
        Head = Head with { HasPicture = (rest[4] & FlvLayout.PictureFlag) != 0, HasSound = (rest[4] & FlvLayout.SoundFlag) != 0 };
        _start += FlvLayout.FileHeader + FlvLayout.PreviousSize;
        return true;
    }

    private static uint Number24(ReadOnlySpan<byte> bytes) => (uint)(bytes[0] << 16 | bytes[1] << 8 | bytes[2]);
}
