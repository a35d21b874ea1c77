namespace Recording.Testing.Rtmp;

/// <summary>The configuration of one nginx that keeps all it writes inside its own folder.</summary>
internal static class NginxConfiguration
{
    // Debian, Alpine and Fedora keep modules in one of these; an nginx that was built with the module needs no file.
    private static readonly string[] ModuleFolders =
        ["/usr/lib/nginx/modules", "/usr/share/nginx/modules", "/usr/lib64/nginx/modules", "/usr/local/nginx/modules"];

    public static string Write(string folder, int rtmpPort, int httpPort, string readyToken)
    {
        var module = ModuleFolders.Select(path => Path.Combine(path, "ngx_rtmp_module.so")).FirstOrDefault(File.Exists);

        // A worker of a master that runs as root would change to an account that cannot write here; others may not name a user.
        var user = Environment.IsPrivilegedProcess ? "user root;" : "";
        return $$"""
            {{(module is null ? "" : $"load_module {module};")}}
            {{user}}
            worker_processes 1;
            daemon off;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log notice;
            events { worker_connections 1024; }
            rtmp {
              access_log off;
              server {
                listen 127.0.0.1:{{rtmpPort}};
                application live { live on; }
                application notify { live on; publish_notify on; play_restart off; }
                application idle { live on; idle_streams off; }
                application deny { live on; deny publish all; }
                application record { live on; record all; record_path {{folder}}/record; record_unique on; }
              }
            }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              server {
                listen 127.0.0.1:{{httpPort}};
                location = /ready { return 200 "{{readyToken}}"; }
                location /control { rtmp_control all; }
                location /stat { rtmp_stat all; }
              }
            }
            """;
    }
}
