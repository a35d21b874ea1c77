using System.Runtime.InteropServices;
using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;
using Recording.Media.Capture;
using Recording.Media.Nut;
using Recording.Media.Processes;

namespace Recording.Media.Mixing;

/// <summary>
/// One connection to a user's stream: an ffmpeg, a thread that reads what it makes, and what waits of it to be mixed. It never blocks the
/// mix, and the mix never blocks it.
/// </summary>
internal sealed class MixDecoder : IAsyncDisposable
{
    private static readonly TimeSpan WithoutPicture = TimeSpan.FromSeconds(1);

    private readonly MixClock _clock;
    private readonly MediaProcess _process;
    private readonly HangWatch _hang;
    private readonly PlayoutClock _playout = new(MixTiming.Delay);
    private readonly Lock _gate = new();
    private readonly PictureQueue? _pictures;
    private readonly PicturePool? _pool;
    private readonly SoundTrack? _sound;
    private readonly Task _ending;
    private TimeSpan _arrivedAt;
    private TimeSpan _first;
    private volatile bool _hasPictures;
    private byte[] _samples = [];
    private volatile bool _isOutdated;
    private volatile bool _isUnreadable;
    private int _end;

    public MixDecoder(string program, MixUser user, DecoderOutput output, MixClock clock, TimeProvider time)
    {
        (Output, Source, _clock) = (output, user.Source.Text, clock);
        if (output.Pictures is { } pictures)
        {
            _pool = new PicturePool(pictures.Size);
            _pictures = new PictureQueue((int)(MixTiming.Kept.TotalSeconds * pictures.FrameRate) + 1);
        }

        if (output.Sound is { } sound)
            _sound = new SoundTrack(sound.SampleRate, sound.Channels, MixTiming.KeptSound);
        _process = MediaProcess.StartRaw(
            new MediaProcessStart(program, DecoderArguments.Build(Source, output, MixTiming.ReadTimeout), Path.GetTempPath()), time, Read, OnLog);
        _hang = new HangWatch(_process.ProcessId, time);
        _ending = EndAsync();
    }

    public DecoderOutput Output { get; }

    public string Source { get; }

    public int ProcessId => _process.ProcessId;

    /// <summary>Whether anything has come.</summary>
    public bool HasMedia { get; private set; }

    /// <summary>Whether its stream has become another one, so that a new connection has to take its place.</summary>
    public bool IsOutdated => _isOutdated;

    public StreamEnd End => (StreamEnd)Volatile.Read(ref _end);

    /// <summary>The mix's time of the last arrival.</summary>
    public TimeSpan ArrivedAt
    {
        get
        {
            lock (_gate)
                return _arrivedAt;
        }
    }

    /// <summary>The mix's time of the stream's timestamp 0; follows the sender's clock.</summary>
    public TimeSpan Follow()
    {
        lock (_gate)
        {
            _playout.Follow(_clock.Now);
            return _playout.Offset;
        }
    }

    /// <summary>
    /// Whether the mix can go over to this decoder at a moment. Its first picture has to be due; sound alone is enough when nothing else is there
    /// to be played, or when no picture comes.
    /// </summary>
    public bool CanPlay(TimeSpan at, bool isUrgent)
    {
        if (!HasMedia)
            return false;
        var due = at - Follow();
        return _pictures?.HasDue(due) is true
            || (_first <= due && (isUrgent || (!_hasPictures && _first <= due - WithoutPicture)));
    }

    /// <summary>The newest picture that is due, if one has become so. The caller recycles it.</summary>
    public Picture? TakePicture(TimeSpan at, TimeSpan offset) => _pictures?.TakeDue(at - offset);

    /// <summary>Adds the sound from a moment on.</summary>
    public void AddSound(Span<float> mix, TimeSpan at, TimeSpan offset) => _sound?.AddTo(mix, at - offset);

    /// <summary>Up to which moment of the mix there is sound; null when none came.</summary>
    public TimeSpan? SoundEnd(TimeSpan offset) => _sound?.End + offset;

    /// <summary>Whether its ffmpeg reads no more although something waits for it. For the loop that looks after streams.</summary>
    public bool IsHung() => _hang.Look(_clock.Now - ArrivedAt);

    /// <summary>Ends it: what came still counts.</summary>
    public void GiveUp() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _ending;
        await _process.DisposeAsync();
    }

    private async Task EndAsync()
    {
        var code = await _process.Exited;
        Volatile.Write(ref _end, (int)(code == 0 && !_isUnreadable ? StreamEnd.Left : StreamEnd.Broken));
    }

    private void Read(Stream output)
    {
        try
        {
            var reader = new NutReader(output);
            while (reader.TryReadFrame(out var frame))
            {
                if (frame.Stream.IsVideo)
                    ReadPicture(reader, frame);
                else
                    ReadSound(reader, frame);
            }
        }
        catch (EndOfStreamException)
        {
            // Killed in the middle of a frame.
        }
        catch (IOException)
        {
            _isUnreadable = true;
            _process.Kill();
        }
    }

    private void ReadPicture(NutReader reader, NutFrame frame)
    {
        if (_pool is null || frame.Size != Output.Pictures!.Size.Bytes)
        {
            reader.SkipContent(frame);
            return;
        }

        var picture = _pool.Rent();
        reader.ReadContent(picture.Pixels);
        picture.Time = frame.Time;
        Arrived(frame.Time);
        _pictures!.Add(picture);
        _hasPictures = true;
        HasMedia = true;
    }

    private void ReadSound(NutReader reader, NutFrame frame)
    {
        if (_samples.Length < frame.Size)
            _samples = new byte[frame.Size];
        var content = _samples.AsSpan(0, frame.Size);
        reader.ReadContent(content);
        Arrived(frame.Time);
        _sound?.Write(frame.Time, MemoryMarshal.Cast<byte, short>(content));
        HasMedia = true;
    }

    private void Arrived(TimeSpan timestamp)
    {
        lock (_gate)
        {
            _arrivedAt = _clock.Now;
            if (!HasMedia)
                _first = timestamp;
            _playout.Arrived(timestamp, _arrivedAt);
        }
    }

    private bool OnLog(string line)
    {
        switch (FfmpegLogLine.Classify(line))
        {
            case FfmpegLogEvent.StreamAdded added when added.IsVideo ? Output.Pictures is not null : Output.Sound is not null:
                _isOutdated = true;
                break;
            // A stream that was published anew begins at 0, and FFmpeg moves all of it to where the old one ended.
            case FfmpegLogEvent.NonMonotonousDts dts when dts.BackwardJump > TimeSpan.FromSeconds(0.5):
                _isUnreadable = true;
                _process.Kill();
                break;
        }

        return false;
    }
}
