using Azure.Identity;
using Microsoft.ApplicationInsights;
using Microsoft.ApplicationInsights.Extensibility;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Recording.Functions.Telemetry;

/// <summary>Registers what sends figures to Application Insights, where there is one.</summary>
internal static class InsightsServices
{
    // The settings of the Functions host, which the platform gives to the worker too.
    private const string ConnectionSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string AuthenticationSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    public static IServiceCollection AddInsightsMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[ConnectionSetting] is not { Length: > 0 } connection)
            return services;
        services.AddSingleton(_ => new TelemetryClient(Configuration(connection, configuration[AuthenticationSetting] ?? "")));
        services.AddHostedService<InsightsMetrics>();
        return services;
    }

    /// <param name="connection">Where to send.</param>
    /// <param name="authentication"><c>Authorization=AAD</c>, with <c>ClientId=...</c> for an identity that is not the system's; empty for none.</param>
    internal static TelemetryConfiguration Configuration(string connection, string authentication)
    {
        var configuration = new TelemetryConfiguration { ConnectionString = connection };
        var parts = authentication.Split(';').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.OrdinalIgnoreCase);
        if (parts.GetValueOrDefault("Authorization") == "AAD")
        {
            configuration.SetAzureTokenCredential(new ManagedIdentityCredential(
                parts.TryGetValue("ClientId", out var id) ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned));
        }

        return configuration;
    }
}
