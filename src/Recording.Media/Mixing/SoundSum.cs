using System.Numerics;
using System.Runtime.InteropServices;

namespace Recording.Media.Mixing;

/// <summary>Adds sound, and keeps the sum within what 16 bits hold.</summary>
internal sealed class SoundSum(int sampleRate, int channels)
{
    private const float Ceiling = 32000;
    private readonly int _rampLength = Math.Max(1, sampleRate / 200) * channels;
    private readonly float _releasePerSample = 1f / (sampleRate * channels) * 2;
    private float _gain = 1;

    /// <summary>Adds samples to a mix of the same length.</summary>
    public static void Add(Span<float> mix, ReadOnlySpan<short> samples)
    {
        var done = 0;
        if (Vector.IsHardwareAccelerated && samples.Length >= Vector<short>.Count)
        {
            var sums = MemoryMarshal.Cast<float, Vector<float>>(mix);
            var parts = MemoryMarshal.Cast<short, Vector<short>>(samples);
            for (var i = 0; i < parts.Length; i++)
            {
                Vector.Widen(parts[i], out var low, out var high);
                sums[2 * i] += Vector.ConvertToSingle(low);
                sums[2 * i + 1] += Vector.ConvertToSingle(high);
            }

            done = parts.Length * Vector<short>.Count;
        }

        for (; done < samples.Length; done++)
            mix[done] += samples[done];
    }

    /// <summary>
    /// Turns a mix into samples. Where voices add up to more than there is room for, all of it becomes quieter at once and louder again
    /// within half a second, which is heard less than cut tops.
    /// </summary>
    public void Finish(ReadOnlySpan<float> mix, Span<short> samples)
    {
        var peak = Peak(mix);
        var target = peak > Ceiling ? Ceiling / peak : 1;
        var limit = Math.Min(target, _gain + _releasePerSample * mix.Length);
        if (_gain == 1 && limit == 1)
        {
            for (var i = 0; i < mix.Length; i++)
                samples[i] = (short)mix[i];
            return;
        }

        var ramp = Math.Min(_rampLength, mix.Length);
        for (var i = 0; i < mix.Length; i++)
        {
            var gain = i < ramp ? _gain + (limit - _gain) * i / ramp : limit;
            samples[i] = (short)Math.Clamp(mix[i] * gain, short.MinValue, short.MaxValue);
        }

        _gain = limit;
    }

    private static float Peak(ReadOnlySpan<float> mix)
    {
        var peak = 0f;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(mix);
        var most = Vector<float>.Zero;
        foreach (var vector in vectors)
            most = Vector.Max(most, Vector.Abs(vector));
        for (var i = 0; i < Vector<float>.Count; i++)
            peak = Math.Max(peak, most[i]);
        foreach (var value in mix[(vectors.Length * Vector<float>.Count)..])
            peak = Math.Max(peak, Math.Abs(value));
        return peak;
    }
}
