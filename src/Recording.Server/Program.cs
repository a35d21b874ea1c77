using Recording.Engine;
using Recording.Engine.Security;
using Recording.Engine.Tasks;
using Recording.Server;
using Recording.Server.Driver;
using Recording.Server.Local;
using Recording.Storage.Local;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddCommandLine(args, new Dictionary<string, string> { ["--data"] = DataFolder.Setting });
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? ServerDefaults.Url);
builder.Logging.AddSimpleConsole(console =>
{
    console.SingleLine = true;
    console.TimestampFormat = "HH:mm:ss ";
});

DataFolder folder;
AccessKeyFile key;
try
{
    folder = DataFolder.Open(builder.Configuration);
    builder.Services.AddLocalStorage(storage => storage.Folder = folder.Root);
    key = AccessKeyFile.LoadOrCreate(folder);
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"The data folder cannot be used: {error.Message} Choose another with --data FOLDER.");
    return 1;
}

builder.Configuration.AddInMemoryCollection([new($"Recording:AccessKeys:{key.AccessKeyId}", key.AccessKeySecret)]);
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));
builder.Services.AddSingleton(folder.Work);
builder.Services.AddSingleton(MasterKeyFile.Load(folder, builder.Configuration["Recording:MasterKey"] ?? ""));
builder.Services.AddSingleton<IServiceAddress, ServiceAddress>();
builder.Services.AddHostedService<ContainerSetup>();
builder.Services.AddRecordingEngine();
builder.Services.AddSingleton<TaskEnding>();
builder.Services.AddSingleton<EmbeddedDriver>();
builder.Services.AddSingleton<ITaskDriver>(services => services.GetRequiredService<EmbeddedDriver>());
builder.Services.AddHostedService(services => services.GetRequiredService<EmbeddedDriver>());

var app = builder.Build();
app.MapRecording();
app.Lifetime.ApplicationStarted.Register(() =>
    Console.WriteLine(Banner.Text(app.Services.GetRequiredService<IServiceAddress>().PublicUrl, key, folder.Root)));
await app.RunAsync();
return 0;
