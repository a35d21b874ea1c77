using System.Net.Http.Json;
using System.Text.Json;

namespace Recording.Testing.Server;

/// <summary>Calls a recording service in both of its HTTP forms. It knows no operation: names and parameters are the caller's.</summary>
public sealed class RecordingClient : IDisposable
{
    private const string KeyHeader = "x-functions-key";
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http;

    /// <summary>A client of the service at an address, with a key that is sent along; null sends none.</summary>
    public RecordingClient(Uri address, string? key)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        if (key is not null)
            _http.DefaultRequestHeaders.Add(KeyHeader, key);
    }

    /// <summary>The HTTP client below, for addresses that are no operation.</summary>
    public HttpClient Http => _http;

    /// <summary><c>POST /api/{action}</c> with a JSON body.</summary>
    public async Task<ApiAnswer> CallAsync(string action, object parameters, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(parameters, options: JsonSerializerOptions.Default);
        using var answer = await _http.PostAsync(new Uri($"/api/{action}", UriKind.Relative), content, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary><c>POST /?Action={action}</c> with form parameters: the vendor's form, where objects are JSON in a string.</summary>
    public async Task<ApiAnswer> CallFormAsync(string action, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(parameters);
        using var answer = await _http.PostAsync(new Uri($"/?Action={Uri.EscapeDataString(action)}", UriKind.Relative), content, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary><c>GET /?Action={action}&amp;...</c>: the vendor's form with everything in the query.</summary>
    public async Task<ApiAnswer> CallQueryAsync(string action, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var query = string.Concat(parameters.Select(pair => $"&{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        using var answer = await _http.GetAsync(new Uri($"/?Action={Uri.EscapeDataString(action)}{query}", UriKind.Relative), cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary>
    /// Calls an operation until its answer satisfies the condition, and returns that answer; throws with the last answer when time is up.
    /// For what has no event to wait for.
    /// </summary>
    public async Task<JsonElement> WaitUntilAsync(
        string action, object parameters, Func<JsonElement, bool> condition, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await CallAsync(action, parameters, cancellationToken);
            if (answer.Status == 200 && condition(answer.Body))
                return answer.Body;
            if (TimeProvider.System.GetElapsedTime(begin) > timeout)
                throw new TimeoutException($"{action} did not come to it within {timeout}. Last answer: {answer.Status} {answer.Body}");
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<ApiAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            return new ApiAnswer((int)answer.StatusCode, JsonElement.Parse(text));
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{answer.RequestMessage?.RequestUri?.AbsolutePath} answered {(int)answer.StatusCode} without JSON: {text}");
        }
    }
}
