using System.Xml.Linq;
using Recording.Testing.Processes;

namespace Recording.Testing.Rtmp;

/// <summary>
/// A real nginx with its RTMP module on free loopback ports. It has the applications that sources are met with in practice:
/// <c>live</c> (the module's defaults: players learn nothing of a publisher's end), <c>notify</c> (publish_notify: they get an end),
/// <c>idle</c> (idle_streams off: they are refused and thrown out), <c>deny</c> (publishers are
/// thrown out) and <c>record</c> (nginx records too).
/// </summary>
public sealed class RtmpServer : IAsyncDisposable
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly TempFolder _folder;
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private RtmpServer(TempFolder folder, ChildProcess process, HttpClient http, int port)
    {
        _folder = folder;
        _process = process;
        _http = http;
        Port = port;
    }

    /// <summary>The RTMP port.</summary>
    public int Port { get; }

    /// <summary>The id of nginx's master process; its worker is the only child.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Where the application <c>record</c> puts its FLV files.</summary>
    public string RecordFolder => _folder["record"];

    /// <summary>What nginx has logged so far.</summary>
    public string Log => File.Exists(_folder["error.log"]) ? File.ReadAllText(_folder["error.log"]) : _process.Log;

    /// <summary>Starts the server and waits until it answers. A port that was taken in the meantime is replaced by another.</summary>
    public static Task<RtmpServer> StartAsync(CancellationToken cancellationToken) => StartAsync(static () => FreePort.Next(), cancellationToken);

    /// <summary>Starts another server where one was.</summary>
    public static Task<RtmpServer> StartAsync(int port, CancellationToken cancellationToken) => StartAsync(() => port, cancellationToken);

    private static async Task<RtmpServer> StartAsync(Func<int> port, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (server, failure) = await TryStartAsync(port(), cancellationToken);
            if (server is not null)
                return server;
            if (attempt == MaxAttempts || !failure.Contains("Address already in use", StringComparison.Ordinal))
                throw new InvalidOperationException($"nginx does not start. Is its RTMP module installed (eng/install-nginx-rtmp.sh)?\n{failure}");
        }
    }

    /// <summary>The address of a stream, to publish or to play.</summary>
    public string Url(string application, string stream) => $"rtmp://127.0.0.1:{Port}/{application}/{stream}";

    /// <summary>Cuts the connection of a stream's publisher, as an operator's kick does; false when there is none.</summary>
    public async Task<bool> DropPublisherAsync(string application, string stream, CancellationToken cancellationToken)
    {
        var path = $"/control/drop/publisher?app={application}&name={stream}";
        return await _http.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken) != "0";
    }

    /// <summary>Kills it; what it recorded stays until it is disposed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.Exited;
    }

    /// <summary>Holds it still: its connections stay open, and it reads nothing.</summary>
    public void Freeze() => Signal(UnixSignal.Stop);

    /// <summary>Goes on after <see cref="Freeze"/>.</summary>
    public void Unfreeze() => Signal(UnixSignal.Continue);

    /// <summary>How many players a stream has at this moment.</summary>
    public async Task<int> PlayerCountAsync(string application, string stream, CancellationToken cancellationToken)
    {
        var found = await FindStreamAsync(application, stream, cancellationToken);
        return found?.Elements("client").Count(client => client.Element("publishing") is null) ?? 0;
    }

    /// <summary>Whether somebody publishes the stream at this moment.</summary>
    public async Task<bool> IsPublishedAsync(string application, string stream, CancellationToken cancellationToken) =>
        (await FindStreamAsync(application, stream, cancellationToken))?.Element("publishing") is not null;

    /// <summary>Waits until a stream has this many players: whoever plays before the publisher starts sees every packet.</summary>
    public async Task WaitForPlayersAsync(string application, string stream, int count, CancellationToken cancellationToken)
    {
        while (await PlayerCountAsync(application, stream, cancellationToken) < count)
            await Task.Delay(PollInterval, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<(RtmpServer? Server, string Failure)> TryStartAsync(int port, CancellationToken cancellationToken)
    {
        var folder = new TempFolder("rtmp");
        Directory.CreateDirectory(folder["record"]);
        var (httpPort, token) = (FreePort.Next(), Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(folder["nginx.conf"], NginxConfiguration.Write(folder.Path, port, httpPort, token), cancellationToken);

        var process = ChildProcess.Start(NginxPath(), ["-e", folder["error.log"], "-p", folder.Path, "-c", folder["nginx.conf"]]);
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}") };
        var server = new RtmpServer(folder, process, http, port);
        var deadline = TimeProvider.System.GetTimestamp();
        while (!process.Exited.IsCompleted && TimeProvider.System.GetElapsedTime(deadline) < StartTimeout)
        {
            if (await AnswersAsync(http, token, cancellationToken))
                return (server, "");
            await Task.WhenAny(process.Exited, Task.Delay(PollInterval, cancellationToken));
        }

        var failure = server.Log + process.Log;
        await server.DisposeAsync();
        return (null, failure);
    }

    // The token tells this nginx from a stranger on a port that was lost; nginx binds all its ports before it serves any.
    private static async Task<bool> AnswersAsync(HttpClient http, string token, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetStringAsync(new Uri("/ready", UriKind.Relative), cancellationToken) == token;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Debian keeps nginx in /usr/sbin, which is on root's PATH only.
    private static string NginxPath() => File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";

    private void Signal(UnixSignal signal)
    {
        foreach (var process in ProcessIdentity.DescendantsOf(ProcessId))
            UnixSignals.Send(process.Id, signal);
        UnixSignals.Send(ProcessId, signal);
    }

    private async Task<XElement?> FindStreamAsync(string application, string stream, CancellationToken cancellationToken)
    {
        var statistics = XDocument.Parse(await _http.GetStringAsync(new Uri("/stat", UriKind.Relative), cancellationToken));
        return statistics.Descendants("application")
            .Where(found => found.Element("name")?.Value == application)
            .SelectMany(found => found.Descendants("stream"))
            .FirstOrDefault(found => found.Element("name")?.Value == stream);
    }
}
