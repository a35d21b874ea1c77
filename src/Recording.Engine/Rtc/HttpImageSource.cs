using Microsoft.Extensions.Logging;
using Recording.Engine.Callbacks;
using Recording.Media.Mixing;

namespace Recording.Engine.Rtc;

/// <summary>Fetches the images of layouts: from the addresses to which callbacks may go, without redirects, in bounded time and size.</summary>
internal sealed class HttpImageSource : IImageSource, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)];
    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly ILogger<HttpImageSource> _logger;

    public HttpImageSource(AddressGuard guard, TimeProvider time, ILogger<HttpImageSource> logger)
    {
        ArgumentNullException.ThrowIfNull(guard);
        (_time, _logger) = (time, logger);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = guard.ConnectAsync,
            MaxResponseHeadersLength = 16,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<byte[]?> FetchAsync(string url, int mostBytes, CancellationToken cancellationToken)
    {
        foreach (var pause in Pauses)
        {
            await Task.Delay(pause, _time, cancellationToken);
            using var limit = new CancellationTokenSource(Longest, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            try
            {
                using var answer = await _client.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, either.Token);
                if (answer.IsSuccessStatusCode)
                    return await ReadAsync(answer.Content, url, mostBytes, either.Token);
                EngineLog.ImageNotFetched(_logger, Plain(url), $"the server answered {(int)answer.StatusCode}");
                if ((int)answer.StatusCode is < 500 and not 429)
                    return null;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested
                && error is HttpRequestException or IOException or OperationCanceledException or AddressRefusedException)
            {
                EngineLog.ImageNotFetched(_logger, Plain(url), error is HttpRequestException { InnerException: AddressRefusedException refused } ? refused.Message : "the server could not be reached");
                if (error is AddressRefusedException or HttpRequestException { InnerException: AddressRefusedException })
                    return null;
            }
        }

        return null;
    }

    public void Dispose() => _client.Dispose();

    private async Task<byte[]?> ReadAsync(HttpContent content, string url, int mostBytes, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var file = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (file.Length > mostBytes)
            {
                EngineLog.ImageNotFetched(_logger, Plain(url), $"it has more than {mostBytes} bytes");
                return null;
            }
        }

        return file.ToArray();
    }

    // The query may hold a signature.
    private static string Plain(string url) => url.Split('?')[0];
}
