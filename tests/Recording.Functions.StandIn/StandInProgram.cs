using Microsoft.DurableTask.Testing;

namespace Recording.Functions.StandIn;

/// <summary>
/// Stands in for the Functions host in tests: the head's services and functions, with Kestrel for the HTTP triggers, the Durable Task SDK's own engine in memory
/// for the orchestrations, and a clock for the timers. The orchestrations run and replay as they do on Azure; killed, they are gone, and the sweep
/// takes the tasks over. Takes the command line of the server.
/// </summary>
internal static class StandInProgram
{
    /// <summary>In place of the key that a deployment keeps in its settings: the same in every life of a test's service.</summary>
    private const string MasterKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var url = new Uri(builder.Configuration["urls"] ?? "http://127.0.0.1:7071");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Recording:MasterKey"] = MasterKey,
            ["Recording:Functions:WorkFolder"] = builder.Configuration["data"],
            ["WEBSITE_HOSTNAME"] = url.Authority,
        });
        // The in-memory engine makes a host of its own, which reads the environment only.
        Environment.SetEnvironmentVariable("Logging__LogLevel__Default", "Warning");
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.AddRecordingFunctions(builder.Configuration);
        StandInFunctions.AddTo(builder.Services);

        await using var app = builder.Build();
        var functions = app.Services.GetRequiredService<StandInFunctions>();
        await using var durable = await DurableTaskTestHost.StartAsync(
            functions.Register,
            new DurableTaskTestHostOptions { Port = FreePort(), LoggerFactory = app.Services.GetRequiredService<ILoggerFactory>() });
        functions.Client = durable.Client;
        functions.Map(app);
        using var stop = new CancellationTokenSource();
        app.Lifetime.ApplicationStarted.Register(() => _ = functions.RunTimersAsync(stop.Token));
        await app.RunAsync();
        await stop.CancelAsync();
        return 0;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
