using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Recording.Storage.CrashChild;
using Recording.Storage.Local;
using Recording.Storage.Objects;
using Recording.Storage.Tables;

// Started by the tests with a mode and a data folder, and killed by them. It says on its output what it was told is stored.
var services = new ServiceCollection();
services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
services.AddLocalStorage(options => options.Folder = args[1]);
await using var provider = services.BuildServiceProvider();
var work = args[0] switch
{
    "put" => CrashPuts.RunAsync(provider.GetRequiredService<IObjectStore>()),
    "transact" => CrashTransactions.RunAsync(provider.GetRequiredService<ITableStore>()),
    "fill" => CrashFill.RunAsync(provider.GetRequiredService<IObjectStore>(), provider.GetRequiredService<ITableStore>()),
    "hold" => HoldAsync(provider.GetRequiredService<IObjectStore>()),
    _ => throw new ArgumentException("The mode is put, transact, fill or hold."),
};
await work;

static async Task HoldAsync(IObjectStore store)
{
    await store.EnsureContainerAsync("held", CancellationToken.None);
    Console.WriteLine("held");

    // Ends when whoever started this closes the pipe, so that nothing is left behind by a test run that dies.
    await Console.In.ReadToEndAsync();
}
