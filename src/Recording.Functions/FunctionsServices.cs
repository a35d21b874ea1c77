using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Recording.Engine;
using Recording.Engine.Durable;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Functions.Local;
using Recording.Functions.Orchestrations;
using Recording.Functions.Settings;
using Recording.Storage.Azure;

namespace Recording.Functions;

/// <summary>Registers what this head adds to the engine: storage, folders, keys, address, and the Durable driver.</summary>
public static class FunctionsServices
{
    /// <summary>
    /// Throws <see cref="InvalidDataException"/> when a setting is missing that nothing can stand in for, with a sentence that says what to set.
    /// </summary>
    public static IServiceCollection AddRecordingFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));
        services.AddOptions<FunctionsOptions>().BindConfiguration(FunctionsOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddAzureStorage(azure => HostStorage.Apply(configuration, azure));
        services.AddSingleton(provider => WorkerFolder.Of(provider.GetRequiredService<IOptions<FunctionsOptions>>().Value));
        services.AddSingleton(ServiceKeys.Parse(configuration["Recording:MasterKey"] ?? ""));
        services.AddSingleton<IServiceAddress, FunctionAppAddress>();
        services.AddSingleton(provider => new CapturePlaces(provider.GetRequiredService<IOptions<FunctionsOptions>>().Value.MaxCaptures));
        services.AddHostedService<ContainerSetup>();
        services.AddHostedService<WorkerFolderCleanup>();
        services.AddSingleton<DurableOrchestrations>();
        services.AddSingleton<IOrchestrations>(provider => provider.GetRequiredService<DurableOrchestrations>());
        services.AddRecordingEngine().AddDurableDriver();
        return services;
    }
}
