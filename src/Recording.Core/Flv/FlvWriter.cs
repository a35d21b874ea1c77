using System.Buffers;
using System.Buffers.Binary;

namespace Recording.Core.Flv;

/// <summary>Writes an FLV stream.</summary>
public static class FlvWriter
{
    /// <summary>Writes what every stream begins with.</summary>
    public static void WriteHeader(IBufferWriter<byte> output, bool hasPicture, bool hasSound)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write("FLV\x1"u8);
        ReadOnlySpan<byte> rest = [(byte)((hasSound ? FlvLayout.SoundFlag : 0) | (hasPicture ? FlvLayout.PictureFlag : 0)), 0, 0, 0, FlvLayout.FileHeader, 0, 0, 0, 0];
        output.Write(rest);
    }

    /// <summary>Writes a tag with another timestamp.</summary>
    public static void WriteTag(IBufferWriter<byte> output, FlvTag tag, uint timestamp)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(tag);
        var target = output.GetSpan(tag.Size)[..tag.Size];
        var size = tag.Size - FlvLayout.PreviousSize;
        BinaryPrimitives.WriteUInt32BigEndian(target, (uint)tag.Kind << 24 | (uint)tag.Body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(target[4..], timestamp << 8 | timestamp >> 24);
        target[8..FlvLayout.TagHeader].Clear();
        tag.Body.Span.CopyTo(target[FlvLayout.TagHeader..]);
        BinaryPrimitives.WriteUInt32BigEndian(target[size..], (uint)size);
        output.Advance(tag.Size);
    }
}
