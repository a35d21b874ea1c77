using System.Text;

namespace Recording.Core.Playlists;

/// <summary>Addresses from one object to another in the same container, as relative URI references (RFC 3986, 4.2).</summary>
public static class RelativeAddress
{
    /// <summary>The reference from <paramref name="from"/> to <paramref name="to"/>, escaped where a URI demands it.</summary>
    public static string From(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var source = from.Split('/');
        var target = to.Split('/');
        var shared = 0;
        while (shared < source.Length - 1 && shared < target.Length - 1 && source[shared] == target[shared])
            shared++;

        var address = new StringBuilder();
        for (var i = shared; i < source.Length - 1; i++)
            address.Append("../");
        address.AppendJoin('/', target.Skip(shared).Select(Escape));

        // "a:b.ts" would be read as a scheme.
        var first = address.ToString().Split('/')[0];
        return first.Contains(':', StringComparison.Ordinal) ? "./" + address : address.ToString();
    }

    /// <summary>
    /// Escapes a path segment. A colon is legal there and stays as it is: players that open a folder from disk do not unescape.
    /// </summary>
    private static string Escape(string segment) =>
        Uri.EscapeDataString(segment).Replace("%3A", ":", StringComparison.Ordinal);
}
