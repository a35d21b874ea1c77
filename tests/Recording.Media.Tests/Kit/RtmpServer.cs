using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Recording.Media.Tests.Kit;

/// <summary>
/// An nginx with its RTMP module on a free loopback port. Applications: "live" with the defaults, "notify" with publish_notify,
/// "strict" with idle_streams off.
/// </summary>
public sealed class RtmpServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rec-nginx-").FullName;
    private Process? _nginx;

    public int Port { get; private set; }

    public string Url(string application, string stream) => $"rtmp://127.0.0.1:{Port}/{application}/{stream}";

    public async ValueTask InitializeAsync()
    {
        Port = FreePort();
        var configuration = Path.Combine(_folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            load_module {{ModulePath()}};
            daemon off; master_process off; worker_processes 1;
            error_log {{_folder}}/error.log warn; pid {{_folder}}/nginx.pid;
            events { worker_connections 512; }
            rtmp { server { listen 127.0.0.1:{{Port}}; chunk_size 4096;
              application live { live on; }
              application notify { live on; publish_notify on; }
              application strict { live on; idle_streams off; }
            } }
            """);
        _nginx = Process.Start(new ProcessStartInfo("nginx", ["-c", configuration, "-p", _folder]) { RedirectStandardError = true })!;
        for (var attempt = 0; ; attempt++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (attempt < 100 && !_nginx.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _nginx?.Kill();
        await (_nginx?.WaitForExitAsync() ?? Task.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string ModulePath() =>
        new[] { "/usr/lib/nginx/modules/ngx_rtmp_module.so", "/usr/share/nginx/modules/ngx_rtmp_module.so" }.First(File.Exists);
}
