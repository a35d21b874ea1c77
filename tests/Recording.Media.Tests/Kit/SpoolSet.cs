using Recording.Core.Ffmpeg;

namespace Recording.Media.Tests.Kit;

/// <summary>Segments of sources that differ in format, each named by a letter.</summary>
internal sealed class SpoolSet(Sample sample) : IDisposable
{
    private readonly Dictionary<char, Spool> _spools = [];

    public async Task<Spool> CutAsync(char source)
    {
        if (!_spools.TryGetValue(source, out var spool))
        {
            _spools[source] = spool = source switch
            {
                'A' => await Spool.CutAsync(sample.First),
                'L' => await Spool.CutAsync(sample.First, TrackMedia.AudioOnly),
                'V' => await Spool.CutAsync(sample.First, TrackMedia.VideoOnly),
                'S' => await Spool.CutAsync(sample.Small),
                'R' => await Spool.CutAsync(sample.Mono),
                'P' => await Spool.CutAsync(sample.Mp3Sound),
                _ => throw new ArgumentOutOfRangeException(nameof(source)),
            };
        }

        return spool;
    }

    public void Dispose()
    {
        foreach (var spool in _spools.Values)
            spool.Dispose();
    }
}
