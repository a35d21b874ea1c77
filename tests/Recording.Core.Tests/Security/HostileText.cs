namespace Recording.Core.Tests.Security;

/// <summary>Texts that mean something to a file system, a playlist, a table, an address, a shell or FFmpeg: the same for the same dice.</summary>
internal static class HostileText
{
    /// <summary>In the arguments of each address that has any.</summary>
    public const string Secret = "s3cr3t-of-the-stream";

    private static readonly string[] Pieces =
    [
        "..", ".", "/", "\\", "//", "../../etc/passwd", "-i", "-f", " ", "\t", "\n", "\r\n", "\0", "\u0001", "\u007f", "\u0085", "\u2028", "\u202e", "%2e%2e", "%00", "%", "%d", "%06d",
        "#EXTM3U", "\n#EXT-X-ENDLIST\n", "#EXT-X-KEY:METHOD=NONE,URI=\"file:///etc/passwd\"", "#", "?", "&", "=", "{", "}", "{JobId}", "{Sequence}", "{StartTime}", "{X}", "[object Object]",
        "file:", "concat:", "pipe:0", "http://127.0.0.1/", "rtmp://", "rtmp://h/a/s", "rtmps://u:p@h:1/a/s?k=v", "|", "'", "\"", "`", "$(id)", ";", "<", ">", "*", ":", "@", "a", "Z", "9", "é", "漢",
        "\ud83d\ude00", "\ud800", "\udc00", "CON", "nul", "live", "recording-work", "'; DROP TABLE tasks; --", "app=x", "listen=1", "a b", "\ufeff", "\ufffd",
    ];

    public static string Next(Random dice)
    {
#pragma warning disable CA5394 // Reproducible, not secret.
        return string.Concat(Enumerable.Range(0, dice.Next(1, 7)).Select(_ => dice.Next(5) == 0 ? ((char)dice.Next(1, 0x3000)).ToString() : Pieces[dice.Next(Pieces.Length)]));
#pragma warning restore CA5394
    }

    /// <summary>Something that may pass for an RTMP address.</summary>
    public static string NextAddress(Random dice)
    {
#pragma warning disable CA5394
        var user = dice.Next(2) == 0 ? $"{Next(dice)}@" : "";
        var query = dice.Next(2) == 0 ? $"?{Next(dice)}{Secret}" : "";
        return dice.Next(8) == 0 ? Next(dice) : $"rtmp://{user}{(dice.Next(4) == 0 ? Next(dice) : "h.example.com")}/{(dice.Next(3) == 0 ? Next(dice) : "app")}/{Next(dice)}{query}";
#pragma warning restore CA5394
    }
}
