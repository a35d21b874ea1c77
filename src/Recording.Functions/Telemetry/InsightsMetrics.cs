using System.Diagnostics.Metrics;
using Microsoft.ApplicationInsights;
using Microsoft.ApplicationInsights.DataContracts;
using Microsoft.Extensions.Hosting;
using Recording.Engine.Telemetry;

namespace Recording.Functions.Telemetry;

/// <summary>
/// Sends the engine's figures to Application Insights, summed up over a minute for each set of tags: the rows of <c>AppMetrics</c> that the
/// alerts of <c>infra/</c> ask for. Logs go by way of the host.
/// </summary>
internal sealed class InsightsMetrics : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly TelemetryClient _client;
    private readonly TimeProvider _time;
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<FigureKey, double> _levels = [];
    private Dictionary<FigureKey, FigureSum> _sums = [];

    /// <param name="metrics">The engine's figures; it must exist before it can be listened to.</param>
    /// <param name="client">Where they go.</param>
    /// <param name="time">Clock.</param>
    public InsightsMetrics(RecordingMetrics metrics, TelemetryClient client, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        (_client, _time) = (client, time);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (metrics.Owns(instrument))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Sends what was counted since the last time, and what the gauges show now.</summary>
    public void Send()
    {
        _listener.RecordObservableInstruments();
        Dictionary<FigureKey, FigureSum> sums;
        lock (_lock)
        {
            (sums, _sums) = (_sums, []);
            foreach (var (key, level) in _levels)
                sums[key] = FigureSum.Of(level);
        }

        foreach (var (key, sum) in sums)
        {
            var metric = new MetricTelemetry(key.Name, sum.Count, sum.Sum, sum.Min, sum.Max, standardDeviation: 0);
            foreach (var (name, value) in key.Tags)
                metric.Properties[name] = value;
            _client.TrackMetric(metric);
        }
    }

    /// <summary>The last minute of a worker that goes away counts too.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Send();
        await _client.FlushAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _listener.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Send();
        }
        catch (OperationCanceledException)
        {
            // StopAsync sends the rest.
        }
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = FigureKey.Of(instrument.Name, tags);
        lock (_lock)
        {
            if (instrument is UpDownCounter<long>)
                _levels[key] = _levels.GetValueOrDefault(key) + value;
            else
                _sums[key] = _sums.TryGetValue(key, out var sum) ? sum.With(value) : FigureSum.Of(value);
        }
    }
}
