using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Recording.Engine.Tests.Kit;

/// <summary>Makes meters of its own and keeps what is measured with them, and with no other test's.</summary>
internal sealed class MeterReadings : IMeterFactory
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Name, double Value, string[] Tags)> _values = new();

    public MeterReadings()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!ReferenceEquals(instrument.Meter.Scope, this))
                return;
            _instruments[instrument.Name] = instrument;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyCollection<Instrument> Instruments => [.. _instruments.Values];

    public IReadOnlyList<(string Name, double Value, string[] Tags)> All => [.. _values];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        return new Meter(options);
    }

    /// <summary>Every value of an instrument that has the tags, given as <c>name=value</c>; what other tags it has does not matter.</summary>
    public IReadOnlyList<double> Of(string name, params string[] tags) =>
        [.. _values.Where(reading => reading.Name == name && tags.All(reading.Tags.Contains)).Select(reading => reading.Value)];

    public double Sum(string name, params string[] tags) => Of(name, tags).Sum();

    /// <summary>What a gauge shows now.</summary>
    public double Gauge(string name)
    {
        _listener.RecordObservableInstruments();
        return Of(name)[^1];
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var texts = new string[tags.Length];
        for (var i = 0; i < tags.Length; i++)
            texts[i] = $"{tags[i].Key}={tags[i].Value}";
        _values.Enqueue((instrument.Name, value, texts));
    }
}
