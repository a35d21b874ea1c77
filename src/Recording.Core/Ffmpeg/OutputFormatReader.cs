namespace Recording.Core.Ffmpeg;

/// <summary>Gathers the format that FFmpeg writes from the streams it lists under its output.</summary>
public sealed class OutputFormatReader
{
    private bool _inOutput;

    /// <summary>The streams seen so far under the output.</summary>
    public MediaFormat Format { get; private set; } = MediaFormat.None;

    /// <summary>Whether the list is complete.</summary>
    public bool IsComplete { get; private set; }

    public void Accept(FfmpegLogEvent logEvent)
    {
        if (IsComplete)
            return;

        switch (logEvent)
        {
            case FfmpegLogEvent.SectionStarted { Section: FfmpegLogSection.Output }:
                _inOutput = true;
                break;
            case FfmpegLogEvent.SectionStarted { Section: FfmpegLogSection.StreamMapping } when _inOutput:
                IsComplete = true;
                break;
            case FfmpegLogEvent.StreamDescribed { Format: { HasVideo: true } video } when _inOutput && !Format.HasVideo:
                Format = Format with { VideoCodec = video.VideoCodec, Width = video.Width, Height = video.Height };
                break;
            case FfmpegLogEvent.StreamDescribed { Format: { HasAudio: true } audio } when _inOutput && !Format.HasAudio:
                Format = Format with { AudioCodec = audio.AudioCodec, SampleRate = audio.SampleRate, Channels = audio.Channels };
                break;
        }
    }
}
