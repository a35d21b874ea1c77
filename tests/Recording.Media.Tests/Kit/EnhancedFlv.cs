using System.Buffers;
using Recording.Core.Flv;

namespace Recording.Media.Tests.Kit;

/// <summary>
/// Writes a file of H.264 and AAC again as Enhanced RTMP would carry it (veovera, Enhanced RTMP v2): another codec is named, and the payload is what it was,
/// since nothing between an encoder and a recorder looks at it.
/// </summary>
internal static class EnhancedFlv
{
    private const byte ExVideoHeader = 0x80;
    private const byte ExAudioHeader = 0x90;
    private const int AvcHeader = 5;
    private const int AacHeader = 2;

    /// <summary>Writes it. The metadata is left out, because it names the codecs of before.</summary>
    /// <param name="source">An FLV file of H.264 and AAC.</param>
    /// <param name="target">The file to write.</param>
    /// <param name="video">The FourCC of the pictures' codec; null leaves them as they are.</param>
    /// <param name="audio">The same for the sound.</param>
    public static async Task WriteAsync(string source, string target, string? video, string? audio)
    {
        var reader = new FlvReader();
        reader.Append(await File.ReadAllBytesAsync(source));
        var output = new ArrayBufferWriter<byte>();
        FlvWriter.WriteHeader(output, hasPicture: true, hasSound: true);
        while (reader.TryRead(out var tag))
        {
            var body = tag.Body.ToArray();
            var written = tag.Kind switch
            {
                FlvTagKind.Picture when video is not null => tag with { Body = Picture(body, video) },
                FlvTagKind.Sound when audio is not null => tag with { Body = Sound(body, audio) },
                FlvTagKind.Picture or FlvTagKind.Sound => tag,
                FlvTagKind.Script => null,
            };
            if (written is not null)
                FlvWriter.WriteTag(output, written, written.Timestamp);
        }

        await File.WriteAllBytesAsync(target, output.WrittenMemory);
    }

    // Kind of picture and of packet, FourCC, for coded pictures the composition time, payload.
    private static byte[] Picture(byte[] body, string codec)
    {
        var packet = body[1];
        byte[] head = [(byte)(ExVideoHeader | body[0] & 0x70 | packet), .. FourCc(codec)];
        return packet == 1 ? [.. head, .. body[2..]] : [.. head, .. body[AvcHeader..]];
    }

    private static byte[] Sound(byte[] body, string codec) => [(byte)(ExAudioHeader | body[1]), .. FourCc(codec), .. body[AacHeader..]];

    private static byte[] FourCc(string codec) => [.. codec.Select(letter => (byte)letter)];
}
