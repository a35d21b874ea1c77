using Recording.Core.Ffmpeg;
using Recording.Core.Vod;

namespace Recording.Core.Tests.Vod;

public sealed class TranscodePresetTests
{
    [Theory]
    [InlineData("Name=hd", "-c:v libx264 -pix_fmt yuv420p -c:a copy -movflags +faststart -f mp4 OUT")]
    [InlineData("Name=hd;VideoCodec=H265;Height=720", "-c:v libx265 -pix_fmt yuv420p -tag:v hvc1 -x265-params log-level=warning -vf scale=-2:720 -c:a copy -movflags +faststart -f mp4 OUT")]
    [InlineData("Name=hd;Width=640", "-c:v libx264 -pix_fmt yuv420p -vf scale=640:-2 -c:a copy -movflags +faststart -f mp4 OUT")]
    [InlineData("Name=hd;Width=640;Height=360;FrameRate=15;VideoBitrate=400;AudioBitrate=64", "-c:v libx264 -pix_fmt yuv420p -vf scale=640:360:force_original_aspect_ratio=decrease:force_divisible_by=2 -r 15 -b:v 400k -maxrate 400k -bufsize 800k -c:a aac -b:a 64k -movflags +faststart -f mp4 OUT")]
    [InlineData("Name=hd;VideoCodec=copy;AudioBitrate=64", "-c:v copy -c:a aac -b:a 64k -movflags +faststart -f mp4 OUT")]
    [InlineData("Name=talk;Format=mp3", "-vn -c:a libmp3lame -b:a 128k -f mp3 OUT")]
    [InlineData("Name=talk;Format=MP3;AudioBitrate=32", "-vn -c:a libmp3lame -b:a 32k -f mp3 OUT")]
    public void Fields_BecomeArguments(string fields, string expected)
    {
        Assert.True(TranscodePresetReader.TryRead(Fields(fields), out var preset, out var fault), fault);

        Assert.EndsWith(expected, string.Join(' ', TranscodeArguments.For(preset, "IN", "OUT")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Format=mp4", "Name must be")]
    [InlineData("Name=", "Name must be")]
    [InlineData("Name=a/b", "Name must be")]
    [InlineData("Name=123456789012345678901234567890123", "Name must be")]
    [InlineData("Name=x;Format=avi", "Format must be one of mp4, mp3.")]
    [InlineData("Name=x;VideoCodec=vp9", "VideoCodec must be one of h264, h265, copy.")]
    [InlineData("Name=x;Width=641", "Width must be an even number from 16 to 8192.")]
    [InlineData("Name=x;Height=8194", "Height must be")]
    [InlineData("Name=x;VideoBitrate=9", "VideoBitrate must be a whole number from 10 to 100000.")]
    [InlineData("Name=x;AudioBitrate=-1", "AudioBitrate must be")]
    [InlineData("Name=x;FrameRate=25.5", "FrameRate must be")]
    [InlineData("Name=x;FrameRate=", "FrameRate must be")]
    [InlineData("Name=x;Arguments=-y", "Arguments is no field")]
    [InlineData("Name=x;Format=mp3;Width=640", "Width must not be set for mp3")]
    [InlineData("Name=x;VideoCodec=copy;FrameRate=25", "FrameRate must not be set where VideoCodec is copy.")]
    public void ABadField_IsNamed(string fields, string expected)
    {
        Assert.False(TranscodePresetReader.TryRead(Fields(fields), out _, out var fault));

        Assert.StartsWith(expected, fault, StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Fields(string text) =>
        text.Split(';').Select(field => field.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]));
}
