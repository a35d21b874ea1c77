using FsCheck;
using FsCheck.Fluent;
using Recording.Core.Mixing;

namespace Recording.Core.Tests.Mixing;

/// <summary>Headers as encoders write them: the first bytes of small files.</summary>
public sealed class ImageHeaderTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A0000000D494844520000014000000 0B40802000000", ImageKind.Png, 320, 180)]
    [InlineData("FFD8FFE000104A46494600010200000100010000FFFE0010000000000000000000000000 0000FFC0001108 00B401400301220002", ImageKind.Jpeg, 320, 180)]
    [InlineData("524946460000000057454250565038580A000000000000003F0100B30000", ImageKind.WebP, 320, 180)]
    [InlineData("424D36A3020000000000360000002800000040010000B4000000010018", ImageKind.Bmp, 320, 180)]
    [InlineData("424D36A302000000000036000000280000004001 00004CFFFFFF010018", ImageKind.Bmp, 320, 180)]
    public void TryRead_TellsKindAndSize(string hex, ImageKind kind, int width, int height)
    {
        Assert.True(ImageHeader.TryRead(Bytes(hex), out var header));
        Assert.Equal(new ImageHeader(kind, width, height), header);
    }

    [Theory]
    [InlineData("")]
    [InlineData("474946383961400100B400F70000")] // GIF
    [InlineData("3C7376672077696474683D2233323022")] // SVG
    [InlineData("2345585 44D33550A66696C653A2F2F2F6574632F706173737764")] // A playlist that names a file.
    [InlineData("89504E470D0A1A0A0000000D49484452000100000001000008020000 00")] // 65536 x 65536
    [InlineData("89504E470D0A1A0A0000000D4948445200000000000000B40802000000")]
    [InlineData("FFD8FFE00010")]
    public void TryRead_RefusesTheRest(string hex) => Assert.False(ImageHeader.TryRead(Bytes(hex), out _));

    [Fact]
    public void TryRead_NeverThrows() => Prop.ForAll(
        Gen.Elements("89504E470D0A1A0A", "FFD8", "52494646000000005745425056503858", "424D", "").SelectMany(
            start => Gen.Choose(0, 255).ArrayOf(40).Select(rest => Bytes(start).Concat(rest.Select(value => (byte)value)).ToArray())).ToArbitrary(),
        file => ImageHeader.TryRead(file, out var header) == header is not null).QuickCheckThrowOnFailure();

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
