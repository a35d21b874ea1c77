using Recording.Benchmarks;
using Recording.Benchmarks.Capture;
using Recording.Benchmarks.Channels;
using Recording.Benchmarks.Delivery;
using Recording.Benchmarks.Mixing;
using Recording.Benchmarks.Records;
using Recording.Benchmarks.Requests;
using Recording.Benchmarks.Results;

var options = BenchmarkOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The default would end the process at once and leave its servers to their own fate.
    pressed.Cancel = true;
    cancel.Cancel();
};

try
{
    if (options.Benchmark != "capture")
    {
        Console.WriteLine(await (options.Benchmark switch
        {
            "requests" => RequestBenchmark.RunAsync(options.Seconds, cancel.Token),
            "stop" => StopBenchmark.RunAsync(cancel.Token),
            "mix" => MixBenchmark.RunAsync(options.Recordings, options.Seconds, cancel.Token),
            "delivery" => DeliveryBenchmark.RunAsync(options.Seconds, cancel.Token),
            _ => RecordBenchmark.RunAsync(options.CallbackRecords, options.Seconds, options.InAzurite, cancel.Token),
        }));
        return 0;
    }

    var report = await CaptureBenchmark.RunAsync(options, cancel.Token);
    Console.WriteLine(MarkdownReport.Of(report));
    if (options.JsonPath is not null)
        await JsonReport.WriteAsync(report, options.JsonPath, cancel.Token);
    return 0;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("\nStopped.");
    return 130;
}
catch (Exception exception) when (exception is InvalidOperationException or TimeoutException or HttpRequestException or IOException)
{
    await Console.Error.WriteLineAsync($"\nThe benchmark failed: {exception.Message}");
    return 1;
}
