using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Recording.Core.Callbacks;
using Recording.Engine.Settings;

namespace Recording.Engine.Callbacks;

/// <summary>Posts callbacks over HTTP: no redirects, a bounded answer, bounded time, and only to addresses that are allowed.</summary>
public sealed class HttpCallbackSender : ICallbackSender, IDisposable
{
    private const int MaxResponseBytes = 2048;
    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    public HttpCallbackSender(AddressGuard guard, IOptions<CallbackOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(guard);
        ArgumentNullException.ThrowIfNull(options);
        _time = time;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            // The headers of a callback are its own: no trace of ours goes to strangers.
            ActivityHeadersPropagator = null,
            ConnectCallback = guard.ConnectAsync,
            // ReceiverGates keeps attempts from waiting here for a connection.
            MaxConnectionsPerServer = options.Value.ConnectionsPerReceiver,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<DeliveryOutcome> SendAsync(
        OutboxEntry entry, IReadOnlyDictionary<string, IReadOnlyList<string>> headers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(headers);
        var started = _time.GetTimestamp();
        var longest = DeliverySchedule.For(entry.Kind).Timeout;
        using var limit = new CancellationTokenSource(longest, _time);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var request = Request(entry, headers);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            var body = await ReadAsync(response.Content, timeout.Token);
            var status = (int)response.StatusCode;
            return new DeliveryOutcome(
                status,
                response.IsSuccessStatusCode ? "success" : $"The receiver answered {status}.",
                body,
                _time.GetElapsedTime(started),
                RetryAfter(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed($"The receiver did not answer within {longest.TotalSeconds:0} seconds.", started);
        }
        catch (AddressRefusedException refused)
        {
            return Failed(refused.Message, started);
        }
        catch (HttpRequestException error)
        {
            return Failed(Describe(error), started);
        }
        catch (IOException)
        {
            return Failed("The connection to the receiver broke.", started);
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Request(OutboxEntry entry, IReadOnlyDictionary<string, IReadOnlyList<string>> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, entry.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(entry.Body)) };
        foreach (var (name, values) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values))
                request.Content.Headers.TryAddWithoutValidation(name, values);
        }

        return request;
    }

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxResponseBytes];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private DeliveryOutcome Failed(string description, long started) =>
        new(0, description, "", _time.GetElapsedTime(started), null);

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - _time.GetUtcNow() : null);

    private static string Describe(HttpRequestException error) => error switch
    {
        { InnerException: AddressRefusedException refused } => refused.Message,
        { HttpRequestError: HttpRequestError.NameResolutionError } => "The receiver's host name cannot be resolved.",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "The receiver's TLS certificate or handshake was refused.",
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "The receiver refused the connection.",
        _ => "The receiver could not be reached.",
    };
}
