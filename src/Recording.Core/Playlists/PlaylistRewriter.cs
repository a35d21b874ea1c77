using System.Text;

namespace Recording.Core.Playlists;

/// <summary>Rewrites the segment addresses of a playlist on its way to a client, so that a signed link to it opens its segments too.</summary>
public static class PlaylistRewriter
{
    /// <summary>Replaces each address by what <paramref name="rewrite"/> makes of it; tags and blank lines stay.</summary>
    public static string Rewrite(string playlist, Func<string, string> rewrite)
    {
        ArgumentNullException.ThrowIfNull(playlist);
        ArgumentNullException.ThrowIfNull(rewrite);
        var text = new StringBuilder(playlist.Length * 2);
        foreach (var line in playlist.Split('\n'))
        {
            if (text.Length > 0)
                text.Append('\n');
            var isAddress = line.Length > 0 && line[0] != '#';
            text.Append(isAddress ? rewrite(line) : line);
        }

        return text.ToString();
    }

    /// <summary>The name of the object that a relative address in a playlist points to; null when it leaves the container.</summary>
    public static string? Resolve(string playlistName, string address)
    {
        ArgumentNullException.ThrowIfNull(playlistName);
        ArgumentNullException.ThrowIfNull(address);
        var path = playlistName.Split('/').SkipLast(1).ToList();
        foreach (var part in address.Split('/'))
        {
            if (part == ".")
                continue;
            if (part != "..")
                path.Add(Uri.UnescapeDataString(part));
            else if (path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else
                return null;
        }

        return string.Join('/', path);
    }
}
