using Recording.Testing;
using Recording.Testing.Media;
using Recording.Testing.Rtmp;
using Recording.Testing.Server;
using Recording.Testing.Webhooks;

namespace Recording.Demo;

/// <summary>Everything that a recording needs around it, all of it real and all of it ours: nothing else has to run.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private const string Application = "live";
    private const string Stream = "demo";

    private DemoStage(RtmpServer rtmp, Publisher publisher, WebhookReceiver webhooks, RecordingServer server)
    {
        Rtmp = rtmp;
        Publisher = publisher;
        Webhooks = webhooks;
        Server = server;
    }

    public RtmpServer Rtmp { get; }

    public Publisher Publisher { get; }

    public WebhookReceiver Webhooks { get; }

    public RecordingServer Server { get; }

    public string StreamUrl => Rtmp.Url(Application, Stream);

    public string NotifyUrl => Webhooks.Url + "/callbacks";

    public static async Task<DemoStage> SetAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        // Longer than the recording, so that the time in the picture runs on without a jump.
        var clip = await SourceClip.GetAsync(
            new SourceClipOptions { Duration = options.Recorded + TimeSpan.FromSeconds(20), Gop = 50, VideoKilobits = 1000 }, cancellationToken);
        var data = options.DataFolder;
        if (data is null)
        {
            // The user is told where it is, and may want to play the files later.
            using var folder = new TempFolder("demo") { Keep = true };
            data = folder.Path;
        }

        var open = new Stack<IAsyncDisposable>();
        try
        {
            var rtmp = await RtmpServer.StartAsync(cancellationToken);
            open.Push(rtmp);
            var publisher = await Publisher.StartAsync(rtmp.Url(Application, Stream), clip, PublisherOptions.Endless, cancellationToken);
            open.Push(publisher);
            var webhooks = await WebhookReceiver.StartAsync(cancellationToken);
            open.Push(webhooks);
            var server = await RecordingServer.StartAsync(new RecordingServerOptions { DataFolder = data }, cancellationToken);
            return new DemoStage(rtmp, publisher, webhooks, server);
        }
        catch
        {
            while (open.TryPop(out var one))
                await one.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Webhooks.DisposeAsync();
        await Publisher.DisposeAsync();
        await Rtmp.DisposeAsync();
    }
}
