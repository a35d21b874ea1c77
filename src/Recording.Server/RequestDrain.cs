namespace Recording.Server;

/// <summary>
/// Bounds what is left of open requests at a stop. By itself the web server waits for a client that reads slowly, or not at all, until the
/// whole time for a stop is over.
/// </summary>
internal sealed class RequestDrain : IHostedLifecycleService, IDisposable
{
    /// <summary>Enough for every answer but a download.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _over = new();

    /// <summary>Runs a request, and cuts it off when the time for it is over.</summary>
    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        await using var cut = _over.Token.Register(context.Abort);
        await next(context);
    }

    /// <summary>The time begins once the captures are stored: until then the service answers as ever.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _over.CancelAfter(Grace);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _over.Dispose();
}
