using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Recording.Core.Streams;

/// <summary>
/// An RTMP address as a publisher needs it, in two parts: the server, which anybody on the machine may see in the list of processes, and the rest,
/// stream key included, which ffmpeg reads from a file that nobody else sees. User and password have no place but in the address of the server.
/// </summary>
public sealed class PushAddress
{
    /// <summary>The longest line of the preset, in bytes: ffmpeg 5.1 cuts what is longer than 999.</summary>
    public const int MostLine = 990;

    private readonly string _app;
    private readonly string _stream;
    private readonly string? _server;
    private readonly RtmpUrl _url;

    /// <param name="url">The address.</param>
    /// <param name="pinned">
    /// The address that the host's name was found to have, to connect to that one. With rtmps it is left out: ffmpeg 5.1 cannot name the host to a server that
    /// it connects to by number.
    /// </param>
    public PushAddress(RtmpUrl url, IPAddress? pinned)
    {
        ArgumentNullException.ThrowIfNull(url);
        _url = url;
        var text = url.Text;
        var pathStart = text.IndexOf('/', text.IndexOf("//", StringComparison.Ordinal) + 2);
        var queryStart = text.IndexOf('?', pathStart) is >= 0 and var at ? at : text.Length;
        var fragment = text.IndexOf('#', pathStart) is >= 0 and var hash ? hash : text.Length;
        var cut = text.LastIndexOf('/', Math.Min(queryStart, fragment) - 1);
        (_app, _stream) = (text[(pathStart + 1)..Math.Max(pathStart + 1, cut)], text[(cut + 1)..]);
        Server = text[..(pathStart + 1)];
        if (pinned is null || !text.StartsWith("rtmp:", StringComparison.OrdinalIgnoreCase))
            return;

        var uri = new Uri(text);
        var port = uri.IsDefaultPort ? 1935 : uri.Port;
        _server = string.Create(CultureInfo.InvariantCulture, $"rtmp://{uri.IdnHost}:{port}/{_app}");
        var host = pinned.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{pinned}]" : pinned.ToString();
        var user = uri.UserInfo.Length > 0 ? uri.UserInfo + "@" : "";
        Server = string.Create(CultureInfo.InvariantCulture, $"rtmp://{user}{host}:{port}/");
    }

    /// <summary>What stands on the command line: server and port.</summary>
    public string Server { get; }

    /// <summary>Whether ffmpeg can be told the rest.</summary>
    public bool IsUsable => _stream.Length > 0 && _app.Length > 0 && Preset.Split('\n').All(line => Encoding.UTF8.GetByteCount(line) <= MostLine);

    /// <summary>The rest, as lines of a preset file.</summary>
    public string Preset => $"rtmp_app={_app}\nrtmp_playpath={_stream}\n" + (_server is null ? "" : $"rtmp_tcurl={_server}\n");

    /// <summary>Takes the stream's name, its arguments and the address out of a text of any origin.</summary>
    public string Redact(string text)
    {
        var redacted = _url.Redact(text).Replace(_stream, "***", StringComparison.Ordinal);
        var name = _stream.Split('?')[0];
        return name.Length > 0 ? redacted.Replace(name, "***", StringComparison.Ordinal) : redacted;
    }
}
