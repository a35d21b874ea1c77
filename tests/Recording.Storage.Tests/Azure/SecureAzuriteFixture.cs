using Azure.Core.Pipeline;
using Recording.Storage.Azure;
using Recording.Testing.Azurite;

[assembly: AssemblyFixture(typeof(Recording.Storage.Tests.Azure.SecureAzuriteFixture))]

namespace Recording.Storage.Tests.Azure;

/// <summary>One Azurite that speaks HTTPS and takes tokens, for all tests of the run; started by the first that needs it.</summary>
public sealed class SecureAzuriteFixture : IAsyncDisposable
{
    private readonly AzuriteCertificate _certificate = new();
    private readonly Lazy<Task<AzuriteServer>> _server;

    public SecureAzuriteFixture() => _server = new(() => AzuriteServer.StartSecureAsync(_certificate, CancellationToken.None));

    /// <summary>The account without a key, so that an identity is needed.</summary>
    internal async Task<AzureAccount> AccountAsync()
    {
        var server = await _server.Value;
        return AzureAccount.Parse(new AzureStorageOptions
        {
            BlobEndpoint = server.BlobEndpoint.AbsoluteUri,
            TableEndpoint = server.TableEndpoint.AbsoluteUri,
        });
    }

    /// <summary>How to speak to it: its certificate is taken for good, and no other.</summary>
    internal AzureClientOptions Options() => new() { Transport = new HttpClientTransport(Handler()) };

    /// <summary>The same for a client without credentials.</summary>
    internal SocketsHttpHandler Handler()
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, found, _, _) => found?.GetCertHashString() == _certificate.Thumbprint;
        return handler;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated && _server.Value.IsCompletedSuccessfully)
            await (await _server.Value).DisposeAsync();
        _certificate.Dispose();
    }
}
