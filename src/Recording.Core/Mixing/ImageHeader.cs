using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Recording.Core.Mixing;

/// <summary>What an image file's first bytes say of it, read before anything decodes it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record ImageHeader(ImageKind Kind, int Width, int Height)
{
    /// <summary>Longest file that is taken.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int LongestSide = 8192;
    private const int MostPixels = 32 * 1024 * 1024;

    /// <summary>Reads the header of a file; refuses other files, and images too large to be worth decoding.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, [NotNullWhen(true)] out ImageHeader? header)
    {
        header = Read(file);
        if (header is not { Width: > 0 and <= LongestSide, Height: > 0 and <= LongestSide } || (long)header.Width * header.Height > MostPixels)
            header = null;
        return header is not null;
    }

    private static ImageHeader? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > 24 && IsPng(file))
            return new ImageHeader(ImageKind.Png, BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        if (file.Length >= 30 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
            return WebP(file);
        if (file.Length > 26 && file.StartsWith("BM"u8))
            return new ImageHeader(ImageKind.Bmp, BinaryPrimitives.ReadInt32LittleEndian(file[18..]), AbsoluteOf(BinaryPrimitives.ReadInt32LittleEndian(file[22..])));
        return file is [0xFF, 0xD8, ..] ? Jpeg(file) : null;
    }

    private static bool IsPng(ReadOnlySpan<byte> file) =>
        file is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] && file[12..].StartsWith("IHDR"u8);

    private static ImageHeader? WebP(ReadOnlySpan<byte> file)
    {
        var chunk = file[12..];
        if (chunk.StartsWith("VP8X"u8))
            return new ImageHeader(ImageKind.WebP, 1 + Three(file[24..]), 1 + Three(file[27..]));
        if (chunk.StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
            return new ImageHeader(ImageKind.WebP, 1 + (int)(bits & 0x3FFF), 1 + (int)(bits >> 14 & 0x3FFF));
        }

        return chunk.StartsWith("VP8 "u8)
            ? new ImageHeader(
                ImageKind.WebP, BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF)
            : null;
    }

    /// <summary>Walks the markers up to the one that begins a frame.</summary>
    private static ImageHeader? Jpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker is 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new ImageHeader(
                    ImageKind.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;

    private static int AbsoluteOf(int number) => number == int.MinValue ? 0 : Math.Abs(number);
}
