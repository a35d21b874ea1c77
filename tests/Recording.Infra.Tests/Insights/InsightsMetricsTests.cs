using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.ApplicationInsights;
using Microsoft.ApplicationInsights.Extensibility;
using Microsoft.Extensions.DependencyInjection;
using Recording.Engine.Telemetry;
using Recording.Functions.Telemetry;

namespace Recording.Infra.Tests.Insights;

/// <summary>What a worker sends to Application Insights is what the alerts ask for: sums over a minute, by tags.</summary>
public sealed class InsightsMetricsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly SentTelemetry _sent = new();
    private readonly TelemetryConfiguration _configuration;
    private readonly RecordingMetrics _figures;
    private readonly InsightsMetrics _sender;

    public InsightsMetricsTests()
    {
        _configuration = new TelemetryConfiguration { TelemetryChannel = _sent, ConnectionString = "InstrumentationKey=00000000-0000-0000-0000-000000000001" };
        _figures = new RecordingMetrics(_services.GetRequiredService<IMeterFactory>(), TimeProvider.System);
        _sender = new InsightsMetrics(_figures, new TelemetryClient(_configuration), TimeProvider.System);
    }

    public void Dispose()
    {
        _sender.Dispose();
        _configuration.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Counters_AreSummedUpByTags_AndBeginAnew()
    {
        _figures.StorageRetried(StorageWork.Segment);
        _figures.StorageRetried(StorageWork.Segment);
        _figures.StorageRetried(StorageWork.State);
        _sender.Send();

        var sent = _sent.Take().Where(metric => metric.Name == "recording.storage.retries").ToDictionary(metric => metric.Properties["recording.storage.work"]);
        Assert.Equal((2, 2.0), (sent["Segment"].Count!.Value, sent["Segment"].Sum));
        Assert.Equal((1, 1.0), (sent["State"].Count!.Value, sent["State"].Sum));

        _sender.Send();
        Assert.DoesNotContain(_sent.Take(), metric => metric.Name == "recording.storage.retries");
    }

    [Fact]
    public void Gauges_AreSentEachTime_SoThatSilenceMeansSomething()
    {
        for (var minute = 0; minute < 2; minute++)
        {
            _sender.Send();
            var age = Assert.Single(_sent.Take(), metric => metric.Name == "recording.segment.waiting.age");
            Assert.Equal((1, 0.0), (age.Count!.Value, age.Max!.Value));
        }
    }

    [Fact]
    public void Levels_AreWhatIsLeftOfUpAndDown()
    {
        Call("CaptureBegan");
        Call("CaptureBegan");
        Call("CaptureEnded", [null]);
        for (var minute = 0; minute < 2; minute++)
        {
            _sender.Send();
            Assert.Equal(1, Assert.Single(_sent.Take(), metric => metric.Name == "recording.captures.active").Sum);
        }

        // The engine's own call sites are not for this project.
        void Call(string method, params object?[] arguments) =>
            typeof(RecordingMetrics).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(_figures, arguments);
    }

    [Fact]
    public void OtherMeters_AreLeftOut()
    {
        using var same = new Meter(RecordingMetrics.MeterName);
        same.CreateCounter<long>("recording.of.somebody.else").Add(1);

        _sender.Send();

        Assert.DoesNotContain(_sent.Take(), metric => metric.Name == "recording.of.somebody.else");
    }

    [Fact]
    public async Task Stop_SendsTheLastMinute()
    {
        await _sender.StartAsync(TestContext.Current.CancellationToken);
        _figures.StorageRetried(StorageWork.Action);
        await _sender.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains(_sent.Take(), metric => metric.Name == "recording.storage.retries");
    }
}
