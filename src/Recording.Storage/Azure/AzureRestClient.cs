using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Recording.Storage.Azure;

/// <summary>
/// Sends requests to one service of an account through the pipeline of Azure.Core, which retries, signs and times out. What gets no answer
/// is a <see cref="StorageUnavailableException"/>; every answer, good or bad, is the caller's to judge.
/// </summary>
internal sealed class AzureRestClient
{
    /// <summary>The version of the service's API that requests are written for.</summary>
    public const string Version = "2023-11-03";

    private static readonly string[] Scopes = ["https://storage.azure.com/.default"];

    private readonly HttpPipeline _pipeline;

    private AzureRestClient(Uri endpoint, HttpPipelinePolicy authentication, AzureClientOptions? client)
    {
        Endpoint = endpoint.AbsoluteUri.TrimEnd('/');
        var options = new HttpPipelineOptions(client ?? new AzureClientOptions());
        options.PerRetryPolicies.Add(authentication);
        _pipeline = HttpPipelineBuilder.Build(options);
    }

    /// <summary>Address of the service, without a slash at the end.</summary>
    public string Endpoint { get; }

    /// <summary>The account's blobs. The credential is used where the account has no key.</summary>
    public static AzureRestClient ForBlobs(AzureAccount account, TokenCredential? credential, AzureClientOptions? client = null) =>
        new(account.Blobs, account.Key is { } key ? new SharedKeyPolicy(key) : Bearer(credential), client);

    /// <summary>The account's tables. The credential is used where the account has no key.</summary>
    public static AzureRestClient ForTables(AzureAccount account, TokenCredential? credential, AzureClientOptions? client = null) =>
        new(account.Tables, account.Key is { } key ? new SharedKeyLitePolicy(key) : Bearer(credential), client);

    /// <summary>A request for a path and query below the service's address, escaped already.</summary>
    public HttpMessage CreateMessage(RequestMethod method, string pathAndQuery)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(Endpoint + pathAndQuery));
        message.Request.Headers.SetValue("x-ms-version", Version);
        return message;
    }

    /// <summary>Sends a request and answers the response, which the message owns.</summary>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _pipeline.SendAsync(message, cancellationToken);
            return message.Response;
        }
        catch (Exception exception) when (AzureStorageErrors.IsNoAnswer(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw AzureStorageErrors.NoAnswer(exception);
        }
    }

    private static BearerTokenAuthenticationPolicy Bearer(TokenCredential? credential) =>
        new(credential ?? throw new ArgumentException("An account without a key needs a credential.", nameof(credential)), Scopes);
}
