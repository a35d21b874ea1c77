using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Recording.Core.Callbacks;
using Recording.Engine.Callbacks;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Callbacks;

/// <summary>The sender against a receiver on loopback that answers with what the test says, byte by byte.</summary>
public sealed class HttpCallbackSenderTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ManualTime _time = new();

    public HttpCallbackSenderTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Send_Answered_TellsStatusBodyAndWhatWasSent()
    {
        var server = ServeAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

        var outcome = await SendAsync();

        Assert.Equal((200, "success", "ok"), (outcome.Status, outcome.Description, outcome.Response));
        var request = await server;
        Assert.StartsWith("POST /hook HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("X-Recording-Delivery-Id: task-1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json; charset=utf-8\r\n", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Redirect_IsNotFollowed()
    {
        _ = ServeAsync($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{Port}/other\r\nContent-Length: 0\r\n\r\n");

        var outcome = await SendAsync();

        Assert.False(outcome.Succeeded);
        Assert.Equal(302, outcome.Status);
        Assert.False(_listener.Pending());
    }

    [Fact]
    public async Task Send_LongAnswer_IsCut()
    {
        _ = ServeAsync($"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{new string('x', 5000)}");

        Assert.Equal(2048, (await SendAsync()).Response.Length);
    }

    [Fact]
    public async Task Send_RetryAfter_IsTold()
    {
        _ = ServeAsync("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(TimeSpan.FromSeconds(7), (await SendAsync()).RetryAfter);
    }

    [Fact]
    public async Task Send_NoAnswer_EndsWithTheTimeLimit()
    {
        var accepted = _listener.AcceptTcpClientAsync();
        var sending = SendAsync();
        using var client = await accepted;

        _time.Advance(DeliverySchedule.For(CallbackKind.LiveRecord).Timeout);

        var outcome = await sending;
        Assert.Equal((0, DeliverySchedule.For(CallbackKind.LiveRecord).Timeout), (outcome.Status, outcome.Cost));
        Assert.Contains("5 seconds", outcome.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("receiver.example.com")]
    public async Task Send_CertificateThatNobodyVouchesFor_IsRefused(string subject)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, ManualTime.Start.AddYears(10));
        var seen = ServeTlsAsync(certificate);

        var outcome = await SendAsync($"https://127.0.0.1:{Port}/hook");

        Assert.Equal((0, "The receiver's TLS certificate or handshake was refused."), (outcome.Status, outcome.Description));
        Assert.Equal(0, await seen);
    }

    [Fact]
    public async Task Send_ConnectionBreaks_IsAnOutcome()
    {
        _ = ServeAsync("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf");

        Assert.False((await SendAsync()).Succeeded);
    }

    [Fact]
    public async Task Send_NobodyListens_IsAnOutcome()
    {
        var url = $"http://127.0.0.1:{Port}/hook";
        _listener.Stop();

        Assert.Equal("The receiver refused the connection.", (await SendAsync(url)).Description);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("0.0.0.0")]
    public async Task Send_PrivateAddressNotAllowed_IsRefusedBeforeConnecting(string host)
    {
        var outcome = await SendAsync($"http://{host}:{Port}/hook", allowPrivate: false);

        Assert.Equal((0, new AddressRefusedException().Message), (outcome.Status, outcome.Description));
        Assert.False(_listener.Pending());
    }

    [Fact]
    public async Task Send_ServiceIsOpenToOthers_LoopbackIsRefusedUnlessSettingsSayOtherwise()
    {
        var outcome = await SendAsync(isLoopbackOnly: false);

        Assert.Equal(new AddressRefusedException().Message, outcome.Description);
    }

    private Task<DeliveryOutcome> SendAsync(string? url = null, bool? allowPrivate = null, bool isLoopbackOnly = true)
    {
        var options = new FixedOptions<CallbackOptions>(new CallbackOptions { AllowPrivateAddresses = allowPrivate });
        var sender = new HttpCallbackSender(new AddressGuard(options, new LoopbackAddress { IsLoopbackOnly = isLoopbackOnly }), options, _time);
        var entry = new OutboxEntry
        {
            DeliveryId = "task-1",
            Sequence = 1,
            Type = "record_started",
            Url = url ?? $"http://127.0.0.1:{Port}/hook",
            Body = "{}",
            Domain = "d",
            App = "a",
            Stream = "s",
            WrittenAt = ManualTime.Start,
            NextAttemptAt = ManualTime.Start,
        };
        return sender.SendAsync(entry, new CallbackHeaders(options, new SourceSeal(Samples.Keys)).For(entry, ManualTime.Start), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Accepts one connection with TLS and counts the bytes that come over it.</summary>
    private async Task<int> ServeTlsAsync(X509Certificate2 certificate)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(certificate);
            return await tls.ReadAsync(new byte[4096]);
        }
        catch (Exception error) when (error is IOException or AuthenticationException)
        {
            return 0;
        }
    }

    /// <summary>Answers one request and closes; gives the request.</summary>
    private async Task<string> ServeAsync(string answer)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith("{}", StringComparison.Ordinal))
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return request.ToString();
    }
}
