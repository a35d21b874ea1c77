using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Recording.Testing.Webhooks;

/// <summary>An HTTP receiver on a free loopback port that keeps every request and answers as it is told.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<ReceivedRequest> _requests = [];
    private TaskCompletionSource _arrived = NewArrival();

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>The receiver's address, without a slash at its end.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Decides the answer to each request; may be replaced at any time.</summary>
    public Func<ReceivedRequest, WebhookAnswer> Answer { get; set; } = _ => WebhookAnswer.Ok;

    /// <summary>All requests so far, in order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>Starts a receiver that answers 200 to everything.</summary>
    public static Task<WebhookReceiver> StartAsync(CancellationToken cancellationToken) => StartAsync(port: 0, cancellationToken);

    /// <summary>Starts it on a port; 0 for any that is free.</summary>
    public static async Task<WebhookReceiver> StartAsync(int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>The first request, already there or still to come, that the predicate accepts; throws with what did come when time is up.</summary>
    public async Task<ReceivedRequest> WaitForAsync(Func<ReceivedRequest, bool> predicate, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(timeout);
        while (true)
        {
            Task arrival;
            lock (_lock)
            {
                if (_requests.FirstOrDefault(predicate) is { } found)
                    return found;
                arrival = _arrived.Task;
            }

            try
            {
                await arrival.WaitAsync(bound.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                var seen = string.Join('\n', Requests.Select(request => $"{request.ReceivedAt:O} {request.Method} {request.Path} {request.Text}"));
                throw new TimeoutException($"No such request within {timeout}. There were {Requests.Count}:\n{seen}");
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var answer = Answer(Keep(context.Request, body.ToArray()));
        if (answer.Delay > TimeSpan.Zero)
            await Task.Delay(answer.Delay, context.RequestAborted);

        if (answer.DropsConnection)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Body.Length > 0)
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    private ReceivedRequest Keep(HttpRequest request, byte[] body)
    {
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        TaskCompletionSource arrived;
        ReceivedRequest kept;
        lock (_lock)
        {
            kept = new ReceivedRequest(
                _requests.Count, request.Method, request.Path, request.QueryString.ToString(), headers, body, TimeProvider.System.GetUtcNow());
            _requests.Add(kept);
            (arrived, _arrived) = (_arrived, NewArrival());
        }

        arrived.SetResult();
        return kept;
    }
}
