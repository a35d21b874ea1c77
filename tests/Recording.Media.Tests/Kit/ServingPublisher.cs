using System.Diagnostics;
using System.Globalization;
using Recording.Testing;

namespace Recording.Media.Tests.Kit;

/// <summary>
/// An ffmpeg that is an RTMP server with one stream and for one player, and sends the bytes of an FLV file as they are. nginx with its RTMP module does not
/// pass on what it does not know.
/// </summary>
internal sealed class ServingPublisher : IDisposable
{
    private readonly Process _process;

    private ServingPublisher(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public static async Task<ServingPublisher> StartAsync(string file)
    {
        var port = FreePort.Next();
        var url = string.Create(CultureInfo.InvariantCulture, $"rtmp://127.0.0.1:{port}/live/it");
        var process = Process.Start(new ProcessStartInfo(
            "ffmpeg", ["-nostdin", "-v", "quiet", "-f", "data", "-i", file, "-map", "0", "-c", "copy", "-f", "data", "-listen", "1", url]))!;
        while (!IsListening(port) && !process.HasExited)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        return new ServingPublisher(process, url);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    // Not by a connection: it takes one alone. The state 0A is LISTEN.
    private static bool IsListening(int port) =>
        File.ReadLines("/proc/net/tcp").Any(line => line.Contains(string.Create(CultureInfo.InvariantCulture, $":{port:X4} 00000000:0000 0A"), StringComparison.Ordinal));
}
