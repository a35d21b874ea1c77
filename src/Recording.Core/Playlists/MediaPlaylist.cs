using System.Globalization;
using System.Text;

namespace Recording.Core.Playlists;

/// <summary>
/// Writes HLS media playlists (RFC 8216): type EVENT while a file grows, VOD with ENDLIST when it is done. A gap is an
/// EXT-X-DISCONTINUITY; the wall-clock time is given for the first segment and after each gap.
/// </summary>
public static class MediaPlaylist
{
    private const string WallClockFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes the playlist.</summary>
    /// <param name="playlistName">Name of the playlist's own object; segment addresses are relative to it.</param>
    /// <param name="segments">The entries in order.</param>
    /// <param name="slice">Wanted segment length, from which a growing playlist's target duration starts.</param>
    /// <param name="ended">Whether the file is done.</param>
    public static string Write(string playlistName, IReadOnlyList<PlaylistSegment> segments, TimeSpan slice, bool ended)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var text = new StringBuilder()
            .Append("#EXTM3U\n#EXT-X-VERSION:3\n")
            .Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{TargetDuration(segments, slice, ended)}\n")
            .Append("#EXT-X-MEDIA-SEQUENCE:0\n")
            .Append("#EXT-X-PLAYLIST-TYPE:").Append(ended ? "VOD\n" : "EVENT\n")
            .Append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            if (segment.IsDiscontinuity && i > 0)
                text.Append("#EXT-X-DISCONTINUITY\n");
            if (segment.IsDiscontinuity || i == 0)
                text.Append("#EXT-X-PROGRAM-DATE-TIME:").Append(WallClock(segment.StartedAt)).Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{segment.Duration.TotalSeconds:0.######},\n")
                .Append(RelativeAddress.From(playlistName, segment.ObjectName))
                .Append('\n');
        }

        return text.Append(ended ? "#EXT-X-ENDLIST\n" : "").ToString();
    }

    /// <summary>
    /// The longest segment, rounded. A growing playlist may not change it (RFC 8216, 6.2.1), so that one starts from the wanted
    /// length plus two seconds for the wait for a keyframe, and moves only for a source whose keyframes are rarer than that.
    /// </summary>
    private static long TargetDuration(IReadOnlyList<PlaylistSegment> segments, TimeSpan slice, bool ended)
    {
        var longest = segments.Count == 0 ? 0 : segments.Max(segment => (long)Math.Round(segment.Duration.TotalSeconds, MidpointRounding.AwayFromZero));
        var expected = ended ? 1 : (long)Math.Ceiling(slice.TotalSeconds) + 2;
        return Math.Max(longest, expected);
    }

    private static string WallClock(DateTimeOffset time) =>
        time.UtcDateTime.ToString(WallClockFormat, CultureInfo.InvariantCulture);
}
