using System.Text;
using Recording.Testing.Server;
using Recording.Testing.Webhooks;

namespace Recording.EndToEnd.Tests;

/// <summary>What a collector of OpenTelemetry gets from a server that is told of it.</summary>
public sealed class TelemetryExportTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CollectorIsNamed_FiguresAndSpansOfRequestsArrive_WithoutTheirKeys()
    {
        await using var collector = await WebhookReceiver.StartAsync(Token);
        await using var server = await RecordingServer.StartAsync(
            new RecordingServerOptions
            {
                Environment = new Dictionary<string, string?>
                {
                    ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
                    ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                    ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
                    ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
                    ["OTEL_SERVICE_NAME"] = "recorder-of-a-test",
                },
            },
            Token);

        await server.Client.CallAsync("ListLiveRecordJobs", new { }, Token);

        var figures = await collector.WaitForAsync(request => request.Path == "/v1/metrics" && Holds(request, "recording.requests"), Longest, Token);
        var spans = await collector.WaitForAsync(request => request.Path == "/v1/traces" && Holds(request, "ListLiveRecordJobs"), Longest, Token);
        Assert.True(Holds(figures, "ListLiveRecordJobs"));
        Assert.True(Holds(figures, "recorder-of-a-test"));
        Assert.True(Holds(figures, "recording.segment.waiting.age"));
        Assert.True(Holds(spans, "recorder-of-a-test"));
        Assert.All(collector.Requests, request => Assert.False(Holds(request, RecordingServer.Key)));
    }

    private static bool Holds(ReceivedRequest request, string text) => request.Body.Span.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
