using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Recording.Engine.Telemetry;

namespace Recording.Server.Telemetry;

/// <summary>
/// Sends figures and spans to an OpenTelemetry collector, when there is one: with OpenTelemetry's own variables (OTEL_EXPORTER_OTLP_ENDPOINT
/// and what goes with it), as any other program. Spans of the web server and of HTTP clients stay out, since they show addresses with their
/// queries.
/// </summary>
internal sealed class TelemetryExport : IHostedService, IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Of the framework: whose tags are routes, ports and counters of the runtime.
    private static readonly string[] Meters =
        [RecordingMetrics.MeterName, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private MeterProvider? _meters;
    private TracerProvider? _traces;

    /// <summary>Whether a collector is named.</summary>
    public static bool IsWanted => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointVariable));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The variables come last, so that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word.
        var resource = ResourceBuilder.CreateEmpty().AddService("recording").AddTelemetrySdk().AddEnvironmentVariableDetector();
        _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(RecordingTraces.SourceName).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left, for at most some seconds.</summary>
    public void Dispose()
    {
        _traces?.Dispose();
        _meters?.Dispose();
    }
}
