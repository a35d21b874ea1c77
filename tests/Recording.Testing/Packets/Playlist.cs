using System.Globalization;

namespace Recording.Testing.Packets;

/// <summary>What a media playlist says, as far as tests ask.</summary>
/// <param name="Parts">The segments' addresses as written, one list for each stretch between discontinuities.</param>
/// <param name="Durations">The EXTINF of each segment, in order.</param>
/// <param name="IsEnded">Whether EXT-X-ENDLIST is there.</param>
public sealed record Playlist(IReadOnlyList<IReadOnlyList<string>> Parts, IReadOnlyList<double> Durations, bool IsEnded)
{
    private const string Duration = "#EXTINF:";

    /// <summary>All segments in order.</summary>
    public IEnumerable<string> Segments => Parts.SelectMany(part => part);

    /// <summary>The sum of all EXTINF.</summary>
    public TimeSpan TotalDuration => TimeSpan.FromSeconds(Durations.Sum());

    /// <summary>Reads the text of a playlist; throws when it is none.</summary>
    public static Playlist Parse(string text)
    {
        if (!text.StartsWith("#EXTM3U", StringComparison.Ordinal))
            throw new InvalidDataException($"No playlist: {text[..Math.Min(text.Length, 80)]}");

        var parts = new List<List<string>> { new() };
        var durations = new List<double>();
        var isEnded = false;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line == "#EXT-X-DISCONTINUITY" && parts[^1].Count > 0)
                parts.Add([]);
            else if (line == "#EXT-X-ENDLIST")
                isEnded = true;
            else if (line.StartsWith(Duration, StringComparison.Ordinal))
                durations.Add(double.Parse(line[Duration.Length..].Split(',')[0], CultureInfo.InvariantCulture));
            else if (line[0] != '#')
                parts[^1].Add(line);
        }

        return new Playlist([.. parts.Where(part => part.Count > 0)], durations, isEnded);
    }
}
