using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>
/// The sound of a stream, the last seconds of it. Samples are kept in the order in which they come, gaps of the stream as silence; where its
/// timestamps and the count of its samples drift apart, reading follows the timestamps. One thread writes, one reads.
/// </summary>
internal sealed class SoundTrack(int sampleRate, int channels, TimeSpan length)
{
    // More than this between the timestamps and the count is a hole in the stream, less is jitter or drift.
    private static readonly TimeSpan Hole = TimeSpan.FromMilliseconds(60);
    private const double Smoothing = 0.05;

    private readonly int _capacity = (int)(length.TotalSeconds * sampleRate);
    private readonly short[] _ring = new short[(int)(length.TotalSeconds * sampleRate) * channels];
    private readonly Lock _gate = new();
    private long _end = -1;
    private double _shift;
    private double _read = double.NaN;

    /// <summary>The stream's time up to which there is sound; null before any came.</summary>
    public TimeSpan? End
    {
        get
        {
            lock (_gate)
                return _end < 0 ? null : TimeSpan.FromSeconds((_end + _shift) / sampleRate);
        }
    }

    /// <summary>Takes samples, channels interleaved.</summary>
    public void Write(TimeSpan time, ReadOnlySpan<short> samples)
    {
        lock (_gate)
        {
            var position = time.TotalSeconds * sampleRate;
            if (_end < 0)
                _end = (long)Math.Max(0, Math.Round(position));
            var hole = position - _shift - _end;
            if (Math.Abs(hole) < Hole.TotalSeconds * sampleRate)
                _shift += hole * Smoothing;
            else if (hole > 0)
                AppendSilence((long)hole);
            else
                samples = samples[(int)Math.Min(samples.Length, (long)-hole * channels)..];
            Append(samples);
        }
    }

    /// <summary>Adds what sounds from a moment of the stream on to <paramref name="mix"/>; where there is none, nothing.</summary>
    public void AddTo(Span<float> mix, TimeSpan time)
    {
        lock (_gate)
        {
            if (_end < 0)
                return;
            var wanted = time.TotalSeconds * sampleRate - _shift;
            var step = double.IsNaN(_read) ? null : SoundPace.Of(TimeSpan.FromSeconds((wanted - _read) / sampleRate));
            if (step is null)
                _read = wanted;
            if (step is null or 1)
            {
                _read = Math.Round(_read);
                AddPlain(mix, (long)_read);
            }
            else
                AddStretched(mix, _read, step.Value);
            _read += mix.Length / channels * (step ?? 1);
        }
    }

    private long Start => Math.Max(0, _end - _capacity);

    private void AppendSilence(long count)
    {
        // A hole longer than all that is kept leaves nothing but silence.
        for (var left = Math.Min(count, _capacity); left > 0;)
        {
            var at = (int)((_end + count - left) % _capacity);
            var run = (int)Math.Min(left, _capacity - at);
            _ring.AsSpan(at * channels, run * channels).Clear();
            left -= run;
        }

        _end += count;
    }

    private void Append(ReadOnlySpan<short> samples)
    {
        while (!samples.IsEmpty)
        {
            var at = (int)(_end % _capacity);
            var run = Math.Min(samples.Length, (_capacity - at) * channels);
            samples[..run].CopyTo(_ring.AsSpan(at * channels));
            samples = samples[run..];
            _end += run / channels;
        }
    }

    private void AddPlain(Span<float> mix, long from)
    {
        var begin = Math.Max(from, Start);
        var end = Math.Min(from + mix.Length / channels, _end);
        while (begin < end)
        {
            var at = (int)(begin % _capacity);
            var run = (int)Math.Min(end - begin, _capacity - at);
            SoundSum.Add(mix.Slice((int)(begin - from) * channels, run * channels), _ring.AsSpan(at * channels, run * channels));
            begin += run;
        }
    }

    /// <summary>A little faster or slower than life: each sample between its two neighbours.</summary>
    private void AddStretched(Span<float> mix, double from, double step)
    {
        for (var i = 0; i < mix.Length / channels; i++)
        {
            var place = from + i * step;
            var before = (long)Math.Floor(place);
            if (before < Start || before + 1 >= _end)
                continue;
            var part = (float)(place - before);
            var (one, other) = ((int)(before % _capacity) * channels, (int)((before + 1) % _capacity) * channels);
            for (var channel = 0; channel < channels; channel++)
                mix[i * channels + channel] += _ring[one + channel] * (1 - part) + _ring[other + channel] * part;
        }
    }
}
