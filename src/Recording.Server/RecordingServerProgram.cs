using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Recording.Engine;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Server.Driver;
using Recording.Server.Local;
using Recording.Server.Telemetry;
using Recording.Storage.Azure;
using Recording.Storage.Local;

namespace Recording.Server;

/// <summary>Puts the one-process service together and runs it. What stops it from starting is said in one sentence, with exit code 1.</summary>
internal static class RecordingServerProgram
{
    // The files beside the program are not watched, for the reason that AddSettingsFile gives: the data folder may be there too.
    private const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (Exception error) when (StartFailure.ReasonOf(error) is not null)
        {
            await Console.Error.WriteLineAsync($"The server cannot start. {StartFailure.ReasonOf(error)}");
            return 1;
        }
    }

    private static WebApplication Build(string[] args)
    {
        // Settings are found beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [NoReload, .. args], ContentRootPath = AppContext.BaseDirectory });
        AddSettingsFile(builder.Configuration, args);
        builder.Configuration.AddCommandLine(args, new Dictionary<string, string> { ["--data"] = DataFolder.Setting });
        builder.WebHost.UseUrls(ListenAddresses.Check(builder.Configuration["urls"] ?? ServerDefaults.Url));
        builder.WebHost.ConfigureKestrel(LimitRequests);
        AddLogging(builder.Logging);

        var folder = DataFolder.Open(builder.Configuration);
        var key = AccessKeyFile.LoadOrCreate(folder);
        builder.Configuration.AddInMemoryCollection([new($"Recording:AccessKeys:{key.AccessKeyId}", key.AccessKeySecret)]);
        AddServices(builder.Services, folder, builder.Configuration);

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<RequestDrain>().RunAsync);
        app.MapRecording();
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.WriteLine(Banner.Text(app.Services.GetRequiredService<IServiceAddress>().PublicUrl, key, folder, !Console.IsOutputRedirected)));
        return app;
    }

    /// <summary>
    /// <c>settings.json</c> in the data folder: below environment and command line in rank, and read again when it changes, so that keys can
    /// be added and taken away while recordings run.
    /// </summary>
    private static void AddSettingsFile(ConfigurationManager configuration, string[] args)
    {
        var folder = DataFolder.PathOf(new ConfigurationBuilder()
            .AddConfiguration(configuration)
            .AddCommandLine(args, new Dictionary<string, string> { ["--data"] = DataFolder.Setting })
            .Build());
        var source = new JsonConfigurationSource { Path = Path.Combine(folder, "settings.json"), Optional = true, ReloadOnChange = true };
        source.ResolveFileProvider();
        // Looked at every four seconds. The kernel's notifications would be for the whole folder, one for every packet that a recording writes there.
        if (source.FileProvider is PhysicalFileProvider files)
            (files.UsePollingFileWatcher, files.UseActivePolling) = (true, true);
        var environment = configuration.Sources.ToList().FindIndex(known => known is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        configuration.Sources.Insert(environment < 0 ? configuration.Sources.Count : environment, source);
    }

    /// <summary>Requests carry whole layouts in their query, so the line may be longer than usual; nothing may be endless.</summary>
    private static void LimitRequests(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 100;
        kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        // Query strings may hold keys and signed links, so ASP.NET's request log stays off; failures to start are told by this class.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
    }

    private static void AddServices(IServiceCollection services, DataFolder folder, ConfigurationManager configuration)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));
        AddStorage(services, folder, configuration);
        services.AddSingleton(folder.Work);
        services.AddSingleton(MasterKeyFile.Load(folder, configuration["Recording:MasterKey"] ?? ""));
        services.AddSingleton<IServiceAddress, ServiceAddress>();
        if (TelemetryExport.IsWanted)
            services.AddHostedService<TelemetryExport>();
        services.AddHostedService<ContainerSetup>();
        services.AddRecordingEngine().AddEmbeddedWorkers();
        // Before the driver: what is stopping comes to them in the opposite order.
        services.AddSingleton<RequestDrain>();
        services.AddHostedService(provider => provider.GetRequiredService<RequestDrain>());
        services.AddSingleton<TaskEnding>();
        services.AddSingleton<EmbeddedDriver>();
        services.AddSingleton<ITaskDriver>(provider => provider.GetRequiredService<EmbeddedDriver>());
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddedDriver>());
    }

    /// <summary>
    /// The storage account when one is configured, else the data folder. Either way the folder is this process's alone: segments on their
    /// way to storage are in it.
    /// </summary>
    private static void AddStorage(IServiceCollection services, DataFolder folder, ConfigurationManager configuration)
    {
        if (configuration.GetSection(AzureStorageOptions.SectionName).Get<AzureStorageOptions>() is { IsConfigured: true } or { ReadLinks: not ReadLinkForm.Service })
            services.AddLocalFolderLock(local => local.Folder = folder.Root).AddAzureStorage();
        else
            services.AddLocalStorage(local => local.Folder = folder.Root);
    }
}
