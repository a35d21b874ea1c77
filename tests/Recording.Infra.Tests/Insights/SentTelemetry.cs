using Microsoft.ApplicationInsights.Channel;
using Microsoft.ApplicationInsights.DataContracts;

namespace Recording.Infra.Tests.Insights;

/// <summary>Keeps what would go to Application Insights.</summary>
internal sealed class SentTelemetry : ITelemetryChannel
{
    private readonly List<MetricTelemetry> _metrics = [];

    public bool? DeveloperMode { get; set; }

    public string EndpointAddress { get; set; } = "";

    /// <summary>What came since the last time.</summary>
    public IReadOnlyList<MetricTelemetry> Take()
    {
        MetricTelemetry[] taken = [.. _metrics];
        _metrics.Clear();
        return taken;
    }

    public void Send(ITelemetry item) => _metrics.Add((MetricTelemetry)item);

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
}
