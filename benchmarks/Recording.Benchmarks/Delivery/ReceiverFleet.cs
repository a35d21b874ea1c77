using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Recording.Engine.Callbacks;

namespace Recording.Benchmarks.Delivery;

/// <summary>Receivers of callbacks, one a port; the first of them can play dead: it takes connections and never answers.</summary>
internal sealed class ReceiverFleet : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, long> _arrivals = new(StringComparer.Ordinal);
    private int _deadPort;

    private ReceiverFleet(WebApplication app) => _app = app;

    /// <summary>Addresses, the one that can play dead first.</summary>
    public IReadOnlyList<string> Urls => [.. _app.Urls];

    /// <summary>Stopwatch time of each delivery's first arrival.</summary>
    public IReadOnlyDictionary<string, long> Arrivals => _arrivals;

    public static async Task<ReceiverFleet> StartAsync(int receivers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls([.. Enumerable.Repeat("http://127.0.0.1:0", receivers)]);
        var app = builder.Build();
        var fleet = new ReceiverFleet(app);
        app.Run(fleet.ReceiveAsync);
        await app.StartAsync(cancellationToken);
        return fleet;
    }

    public void PlayDead(bool dead) => _deadPort = dead ? new Uri(Urls[0]).Port : 0;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        if (context.Connection.LocalPort == _deadPort)
        {
            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return;
        }

        _arrivals.TryAdd(context.Request.Headers[CallbackHeaders.DeliveryId].ToString(), Stopwatch.GetTimestamp());
    }
}
