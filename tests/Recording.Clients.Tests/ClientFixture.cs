using Recording.Testing.Rtmp;
using Recording.Testing.Server;

namespace Recording.Clients.Tests;

/// <summary>One server, one RTMP server and the clients, for a class of tests.</summary>
public sealed class ClientFixture : IAsyncLifetime
{
    internal RecordingServer Server { get; private set; } = null!;

    internal RtmpServer Rtmp { get; private set; } = null!;

    private VendorClients Clients { get; set; } = null!;

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Clients = new VendorClients();
        Rtmp = await RtmpServer.StartAsync(Token);
        Server = await RecordingServer.StartAsync(
            new RecordingServerOptions
            {
                Environment = new Dictionary<string, string?>
                {
                    ["Recording__Apps__app-1__StreamUrl"] = Rtmp.Url("live", "{AppId}_{ChannelId}_{UserId}_{SourceType}"),
                    ["Recording__AccessKeys__reader__Secret"] = "readersecret",
                    ["Recording__AccessKeys__reader__Actions__0"] = "ice:List*",
                    ["Recording__AccessKeys__off__Secret"] = "offsecret",
                    ["Recording__AccessKeys__off__Disabled"] = "true",
                    ["Recording__AccessKeys__sts__Secret"] = "stssecret",
                    ["Recording__AccessKeys__sts__SecurityToken"] = "token/with+signs=",
                    ["Recording__RateLimits__Operations__DeleteLiveRecordTemplate"] = "1",
                },
            },
            Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Rtmp.DisposeAsync();
        await Clients.DisposeAsync();
    }

    internal Task<ClientResult> CallAsync(ClientCall call) => Clients.CallAsync(call, Server.Address.Port, Token);
}
