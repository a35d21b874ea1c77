using System.Security.Cryptography;

namespace Recording.Testing.Packets;

/// <summary>
/// Cuts an H.264 byte stream into pictures. Only slices count: muxers add and drop access unit delimiters, parameter sets
/// and SEI freely, and a picture is the same with or without them.
/// </summary>
internal static class AnnexB
{
    private const int SliceOfIdrPicture = 5;

    public static List<Packet> Pictures(ReadOnlySpan<byte> stream)
    {
        var pictures = new List<Packet>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0;
        var isKey = false;
        foreach (var range in Units(stream))
        {
            var unit = stream[range];
            var type = unit[0] & 0x1F;
            if (type is < 1 or > SliceOfIdrPicture)
                continue;

            // first_mb_in_slice is the first field of a slice header; 0 is coded as a single 1 bit and starts a picture.
            var startsPicture = unit.Length > 1 && (unit[1] & 0x80) != 0;
            if (startsPicture && size > 0)
                Close(pictures);

            hash.AppendData(unit);
            size += unit.Length;
            isKey |= type == SliceOfIdrPicture;
        }

        if (size > 0)
            Close(pictures);
        return pictures;

        void Close(List<Packet> list)
        {
            list.Add(new Packet(Convert.ToHexStringLower(hash.GetHashAndReset())[..16], size, isKey));
            size = 0;
            isKey = false;
        }
    }

    private static List<Range> Units(ReadOnlySpan<byte> stream)
    {
        ReadOnlySpan<byte> startCode = [0, 0, 1];
        var units = new List<Range>();
        var found = stream.IndexOf(startCode);
        while (found >= 0)
        {
            var start = found + startCode.Length;
            var length = stream[start..].IndexOf(startCode);
            var end = length < 0 ? stream.Length : start + length;

            // Zeros before the next start code belong to no unit: a unit always ends with a set bit.
            var unit = stream[start..end].TrimEnd((byte)0);
            if (!unit.IsEmpty)
                units.Add(start..(start + unit.Length));
            found = length < 0 ? -1 : end;
        }

        return units;
    }
}
