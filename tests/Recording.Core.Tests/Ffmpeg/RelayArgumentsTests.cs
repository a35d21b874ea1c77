using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;

namespace Recording.Core.Tests.Ffmpeg;

public sealed class RelayArgumentsTests
{
    [Fact]
    public void Source_IsReadAsForARecording_AndWrittenToOnePipe()
    {
        var recorded = CaptureArguments.Build("rtmp://host/live/a", TrackMedia.AudioVideo, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
        var relayed = CaptureArguments.BuildRelay("rtmp://host/live/a", TrackMedia.AudioVideo, TimeSpan.FromSeconds(12));
        var copying = relayed.ToList().IndexOf("copy") + 1;
        Assert.Equal(recorded.Take(copying), relayed.Take(copying));
        Assert.Equal("-max_interleave_delta 1 -flush_packets 1 -flvflags no_duration_filesize -f flv pipe:1", string.Join(' ', relayed.Skip(copying)));
    }

    [Fact]
    public void Mix_IsEncodedAsForARecording_WithLittleDelay()
    {
        var encoding = new MixEncoding(new MixVideo(new PictureSize(640, 360), 15, 30, 500, RtcVideoCodec.H264), new MixAudio(48000, 2, 64), TimeSpan.FromSeconds(2));
        var line = string.Join(' ', EncoderArguments.BuildRelay(encoding));
        Assert.StartsWith(string.Join(' ', EncoderArguments.Build(encoding).TakeWhile(argument => argument != "-force_key_frames")), line, StringComparison.Ordinal);
        Assert.Contains(" -tune zerolatency -map 0:a:0 ", line, StringComparison.Ordinal);
        Assert.EndsWith(" -f flv pipe:1", line, StringComparison.Ordinal);
        Assert.DoesNotContain("segment", line, StringComparison.Ordinal);
    }

    [Fact]
    public void MixInACodecThatRtmpLacks_IsRefused()
    {
        var encoding = new MixEncoding(new MixVideo(new PictureSize(640, 360), 15, 30, 500, RtcVideoCodec.H265), null, TimeSpan.FromSeconds(2));
        Assert.Throws<ArgumentException>(() => EncoderArguments.BuildRelay(encoding));
    }

    [Fact]
    public void Push_TakesTheStreamFromStdin_AndTheSecretFromAFile()
    {
        Assert.Equal(
            "-hide_banner -nostats -loglevel level+info -progress pipe:2 -protocol_whitelist pipe -fpsprobesize 0 -analyzeduration 100000 -f flv -i pipe:0 "
            + "-map 0:v:0? -map 0:a:0? -c copy -max_interleave_delta 1 -flush_packets 1 -rw_timeout 10000000 -send_buffer_size 262144 "
            + "-flvflags no_duration_filesize -fpre /proc/1/fd/2 -f flv rtmp://host/",
            string.Join(' ', PushArguments.Build("rtmp://host/", "/proc/1/fd/2", TimeSpan.FromSeconds(10))));
    }
}
