using System.Buffers;
using Recording.Core.Flv;

namespace Recording.Core.Tests.Flv;

/// <summary>Tags, and streams of them, for tests.</summary>
internal static class FlvStreams
{
    public static readonly FlvTag Script = new(FlvTagKind.Script, 0, "\x2\0\nonMetaData"u8.ToArray());
    public static readonly FlvTag PictureConfiguration = new(FlvTagKind.Picture, 0, new byte[] { 0x17, 0, 0, 0, 0, 1, 2, 3 });
    public static readonly FlvTag SoundConfiguration = new(FlvTagKind.Sound, 0, new byte[] { 0xaf, 0, 0x11, 0x90 });

    public static FlvHead Head { get; } =
        (FlvHead.None with { HasPicture = true, HasSound = true }).After(Script).After(PictureConfiguration).After(SoundConfiguration);

    public static FlvHead SoundHead { get; } = (FlvHead.None with { HasSound = true }).After(Script).After(SoundConfiguration);

    public static FlvTag Key(uint at, int size = 100) => Picture(0x17, at, size);

    public static FlvTag Between(uint at, int size = 100) => Picture(0x27, at, size);

    public static FlvTag Sound(uint at, int size = 20)
    {
        var body = new byte[size];
        (body[0], body[1]) = (0xaf, 1);
        return new FlvTag(FlvTagKind.Sound, at, body);
    }

    public static byte[] Write(params FlvTag[] tags)
    {
        var output = new ArrayBufferWriter<byte>();
        FlvWriter.WriteHeader(output, hasPicture: true, hasSound: true);
        foreach (var tag in tags)
            FlvWriter.WriteTag(output, tag, tag.Timestamp);
        return output.WrittenSpan.ToArray();
    }

    private static FlvTag Picture(byte first, uint at, int size)
    {
        var body = new byte[size];
        (body[0], body[1], body[^1]) = (first, 1, (byte)at);
        return new FlvTag(FlvTagKind.Picture, at, body);
    }
}
