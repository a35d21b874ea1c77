using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;

namespace Recording.Core.Tests.Ffmpeg;

/// <summary>The command lines of a mix.</summary>
public sealed class MixArgumentsTests
{
    private static readonly PictureSize Size = new(320, 180);

    [Fact]
    public void Decoder_GivesRawPicturesAndSound()
    {
        var output = new DecoderOutput(new DecoderPictures(Size, RtcRenderMode.Crop, 15), new DecoderSound(48000, 2));

        Assert.Equal(
            "-hide_banner -nostats -nostdin -loglevel level+info -protocol_whitelist rtmp,rtmps,tls,tcp -rw_timeout 15000000 -threads 1 -filter_threads 1 -fpsprobesize 0 -i rtmp://h/a/s "
            + "-map 0:v:0? -vf select='isnan(prev_selected_t)+gt(floor(t*15+0.5)\\,floor(prev_selected_t*15+0.5))',"
            + "scale=320:180:force_original_aspect_ratio=increase:force_divisible_by=2:flags=fast_bilinear,crop=320:180,setsar=1,format=yuv420p -fps_mode passthrough -c:v rawvideo -threads:v 1 "
            + "-map 0:a:0? -af aresample=48000,aformat=sample_fmts=s16:sample_rates=48000:channel_layouts=stereo,asetnsamples=n=4000:p=0 -c:a pcm_s16le "
            + "-max_interleave_delta 1 -flush_packets 1 -map_metadata -1 -f nut pipe:1",
            string.Join(' ', DecoderArguments.Build("rtmp://h/a/s", output, TimeSpan.FromSeconds(15))));
    }

    [Fact]
    public void Decoder_LeavesOutWhatNobodyNeeds()
    {
        var sound = DecoderArguments.Build("rtmp://h/a/s", new DecoderOutput(null, new DecoderSound(8000, 1)), TimeSpan.FromSeconds(15));
        var pictures = DecoderArguments.Build("rtmp://h/a/s", new DecoderOutput(new DecoderPictures(Size, RtcRenderMode.Fit, 60), null), TimeSpan.FromSeconds(15));

        Assert.DoesNotContain("0:v:0?", sound);
        Assert.Contains(sound, text => text.Contains("channel_layouts=mono", StringComparison.Ordinal));
        Assert.DoesNotContain("0:a:0?", pictures);
        Assert.Contains(pictures, text => text.Contains("force_original_aspect_ratio=decrease", StringComparison.Ordinal) && text.Contains("pad=320:180:-1:-1:black", StringComparison.Ordinal));
    }

    [Fact]
    public void Encoder_TakesRawStreams_AndCutsAtTheSlice()
    {
        var encoding = new MixEncoding(new MixVideo(Size, 15, 30, 500, RtcVideoCodec.H264), new MixAudio(32000, 2, 64), TimeSpan.FromSeconds(10));

        Assert.Equal(
            "-hide_banner -nostats -loglevel level+info -progress pipe:2 -protocol_whitelist pipe -filter_threads 1 -probesize 32 -analyzeduration 0 -fpsprobesize 0 -f nut -i pipe:0 "
            + "-map 0:v:0 -fps_mode passthrough -c:v libx264 -preset veryfast -profile:v high -sc_threshold 0 -keyint_min 30 -threads:v 1 -pix_fmt yuv420p "
            + "-b:v 500k -maxrate 500k -bufsize 1000k -g 30 -bf 0 -force_key_frames expr:gte(t,n_forced*10) "
            + "-map 0:a:0 -c:a aac -b:a 64k -ar 32000 -ac 2 "
            + "-max_interleave_delta 1 -f segment -segment_time 10 -segment_format mpegts -individual_header_trailer 0 "
            + "-segment_format_options flush_packets=1:pes_payload_size=0 -segment_list pipe:1 -segment_list_type csv seg%06d.ts",
            string.Join(' ', EncoderArguments.Build(encoding)));
    }

    [Fact]
    public void Still_IsReadAsTheKindThatItIs_FromThePipeAlone()
    {
        foreach (var kind in Enum.GetValues<ImageKind>())
        {
            var arguments = StillArguments.Build(kind, Size, RtcRenderMode.Fit).ToList();
            Assert.Equal("pipe", arguments[arguments.IndexOf("-protocol_whitelist") + 1]);
            Assert.EndsWith("_pipe", arguments[arguments.IndexOf("-f") + 1], StringComparison.Ordinal);
        }
    }
}
