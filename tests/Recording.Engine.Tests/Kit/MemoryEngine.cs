using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Engine.Tasks;
using Recording.Storage.Objects;
using Recording.Storage.Tables;

namespace Recording.Engine.Tests.Kit;

/// <summary>The engine's services over storage in memory, for tests of requests.</summary>
internal static class MemoryEngine
{
    public static ServiceProvider Build(params (string Name, string Value)[] settings) => Build(_ => { }, settings);

    /// <summary>The same with services that take the place of others.</summary>
    public static ServiceProvider Build(Action<IServiceCollection> configure, params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        configure(services);
        services.TryAddSingleton<ITableStore>(new MemoryTables());
        return Add(services, settings).BuildServiceProvider();
    }

    private static IServiceCollection Add(IServiceCollection services, (string Name, string Value)[] settings) => services
        .AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value))
            .Build())
        .AddLogging()
        .AddSingleton<IMeterFactory, MeterReadings>()
        .AddSingleton<IObjectStore>(new MemoryObjects())
        .AddSingleton<IServiceAddress>(new LoopbackAddress())
        .AddSingleton(Samples.Keys)
        .AddSingleton(new WorkFolders("unused", "unused"))
        .AddSingleton<ITaskDriver>(new FakeDriver(Samples.Spec()))
        .AddRecordingEngine()
        .AddEmbeddedWorkers();
}
