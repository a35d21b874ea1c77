using System.Security.Cryptography;

namespace Recording.Testing.Packets;

/// <summary>
/// Cuts an ADTS stream into raw AAC frames. The header is the container's, so it is left out of the hash.
/// Bytes that make no frame (a tail that was cut off) become a packet of their own, so that a comparison finds them as foreign.
/// </summary>
internal static class AdtsFrames
{
    private const int ShortHeader = 7;
    private const int HeaderWithChecksum = 9;

    public static List<Packet> Read(ReadOnlySpan<byte> stream)
    {
        var frames = new List<Packet>();
        var position = 0;
        while (position < stream.Length)
        {
            var rest = stream[position..];
            var length = FrameLength(rest);
            if (length > 0)
            {
                frames.Add(PacketOf(rest[((rest[1] & 1) == 1 ? ShortHeader : HeaderWithChecksum)..length]));
            }
            else
            {
                length = 1;
                while (length < rest.Length && FrameLength(rest[length..]) == 0)
                    length++;
                frames.Add(PacketOf(rest[..length]));
            }

            position += length;
        }

        return frames;
    }

    private static int FrameLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderWithChecksum || bytes[0] != 0xFF || (bytes[1] & 0xF6) != 0xF0)
            return 0;

        var length = ((bytes[3] & 3) << 11) | (bytes[4] << 3) | (bytes[5] >> 5);
        return length > HeaderWithChecksum && length <= bytes.Length ? length : 0;
    }

    private static Packet PacketOf(ReadOnlySpan<byte> payload) =>
        new(Convert.ToHexStringLower(SHA256.HashData(payload))[..16], payload.Length, IsKey: true);
}
