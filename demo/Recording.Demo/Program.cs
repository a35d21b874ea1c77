using Recording.Demo;

var options = DemoOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(DemoOptions.Usage);
    return 2;
}

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The default would end the process at once and leave the server to its own fate.
    pressed.Cancel = true;
    cancel.Cancel();
};

try
{
    return await RecordingDemo.RunAsync(options, cancel.Token) ? 0 : 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("\nStopped.");
    return 130;
}
catch (Exception exception) when (exception is InvalidOperationException or TimeoutException or HttpRequestException or IOException)
{
    await Console.Error.WriteLineAsync($"\nThe demo failed: {exception.Message}");
    return 1;
}
