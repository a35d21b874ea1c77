using System.Globalization;
using System.Text;

namespace Recording.Core.Ffmpeg;

/// <summary>
/// The texts that feed runs to ffmpeg: a local HLS playlist for each run, and a concat list over runs of the same format. Within a
/// run nothing is retimed; the concat demuxer only moves each run to the end of the one before it.
/// </summary>
public static class ComposeInput
{
    /// <summary>The name of a list of runs: one for all of them, or for MP3 one for each stretch of runs of the same format.</summary>
    public static string ListName(int list) => string.Create(CultureInfo.InvariantCulture, $"runs{list:D4}.ffconcat");

    public static string PlaylistName(int run) => string.Create(CultureInfo.InvariantCulture, $"run{run:D4}.m3u8");

    /// <summary>The name of a segment, relative to the playlists; simple, so that no syntax of FFmpeg's can be in it.</summary>
    public static string SegmentName(int run, int segment) => string.Create(CultureInfo.InvariantCulture, $"run{run:D4}_{segment:D6}.ts");

    /// <summary>The name of a whole run as one file.</summary>
    public static string JoinedName(int run) => string.Create(CultureInfo.InvariantCulture, $"run{run:D4}.ts");

    /// <summary>A closed playlist of one run's segments.</summary>
    public static string Playlist(int run, IReadOnlyList<TimeSpan> durations)
    {
        var longest = durations.Count == 0 ? 1 : Math.Max(1, (long)Math.Ceiling(durations.Max(d => d.TotalSeconds)));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:{longest}\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        for (var i = 0; i < durations.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{Math.Max(0, durations[i].TotalSeconds):F6},\n{SegmentName(run, i)}\n");

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    /// <summary>
    /// The list of runs, each a playlist or a joined file, with their durations. The duration is needed: a playlist's own is a guess from its segments' listed
    /// lengths, and the next run would begin before this one's last packet ends.
    /// </summary>
    public static string List(IReadOnlyList<(string Name, TimeSpan Duration)> runs)
    {
        var text = new StringBuilder("ffconcat version 1.0\n");
        foreach (var (name, duration) in runs)
            text.Append(CultureInfo.InvariantCulture, $"file {name}\nduration {duration.TotalSeconds:F6}\n");

        return text.ToString();
    }
}
