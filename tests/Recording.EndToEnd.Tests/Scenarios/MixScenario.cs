using System.Globalization;
using Recording.Testing.Mixing;
using Recording.Testing.Rtmp;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>A channel whose mix is recorded while users do what a plan says.</summary>
internal sealed class MixScenario(ChannelScenario channel) : IAsyncDisposable
{
    public const int FrameRate = 15;
    private readonly Dictionary<string, Publisher> _publishers = [];

    public ChannelScenario Channel { get; } = channel;

    private static CancellationToken Token => RecordingScenario.Token;

    /// <summary>Four quarters, the first for anna and the last for nobody, and a pane for dora over their middle.</summary>
    public static object Layout { get; } = new
    {
        UserPanes = new object[]
        {
            new { UserId = "anna", X = "0", Y = "0", Width = "0.5", Height = "0.5" },
            new { UserId = "dora", X = "0.35", Y = "0.35", Width = "0.3", Height = "0.3", ZOrder = 3 },
            new { X = "0.5", Y = "0", Width = "0.5", Height = "0.5", ZOrder = 1 },
            new { X = "0", Y = "0.5", Width = "0.5", Height = "0.5", ZOrder = 1 },
            new { UserId = "nobody", X = "0.5", Y = "0.5", Width = "0.5", Height = "0.5" },
        },
    };

    public static object Transcode { get; } = new
    {
        AudioBitrate = 96,
        AudioChannels = 2,
        AudioSampleRate = 48000,
        VideoBitrate = 600,
        VideoFramerate = FrameRate,
        VideoGop = 30,
        VideoWidth = 640,
        VideoHeight = 360,
    };

    public static async Task<MixScenario> StartAsync() => new(await ChannelScenario.StartAsync());

    /// <summary>A good request in mixed mode.</summary>
    public object Request(object[] users, object? layout = null, object? transcode = null, object? record = null, int idle = 60) => new
    {
        AppId = ChannelScenario.App,
        ChannelId = ChannelScenario.Channel,
        SubscribeParams = new { SubscribeUserIdList = users },
        RecordParams = record ?? new { RecordMode = 1 },
        StorageParams = ChannelScenario.Bucket(),
        MixTranscodeParams = transcode ?? Transcode,
        MixLayoutParams = layout ?? Layout,
        NotifyUrl = Channel.All.Webhooks.Url + "/hook",
        NotifyFileUploadedFormat = new[] { "HLS" },
        MaxIdleTime = idle,
    };

    /// <summary>Records while the plan is played, and stops at its end.</summary>
    public async Task<MixRunReport> RunAsync(MixPlanned plan)
    {
        foreach (var user in plan.Users)
            await ClipAsync(user, plan);
        var task = await Channel.BeginAsync(Request([.. plan.Users.Select(user => new { UserId = user.Name }), new { UserId = "nobody" }]));
        foreach (var user in plan.Users)
            await Channel.All.Rtmp.WaitForPlayersAsync("notify", Stream(user.Name), 1, Token);

        var begin = TimeProvider.System.GetUtcNow();
        var stays = plan.Users.ToDictionary(user => user.Name, _ => new List<MixedStay>());
        foreach (var (time, act) in Acts(plan, stays).OrderBy(step => step.Time))
        {
            var wait = begin + TimeSpan.FromSeconds(time) - TimeProvider.System.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, Token);
            await act();
        }

        var rest = begin + TimeSpan.FromSeconds(plan.Seconds) - TimeProvider.System.GetUtcNow();
        if (rest > TimeSpan.Zero)
            await Task.Delay(rest, Token);
        return await StopAsync(task, begin) with { Stays = stays };
    }

    /// <summary>Stops a recording and reports of it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="begin">What counts as second 0.</param>
    public async Task<MixRunReport> StopAsync(string task, DateTimeOffset begin)
    {
        var stopped = TimeProvider.System.GetUtcNow();
        (await Channel.CallAsync("StopRtcCloudRecording", new { TaskId = task })).EnsureOk();
        var report = await Channel.WaitForAsync(task, found => found.State == "STOPPED");
        var url = report.Tracks[0].File("HLS").Url!;
        var text = await Channel.All.Server.Client.Http.GetStringAsync(new Uri(url), Token);
        return new MixRunReport(url, begin, stopped, ProgramTime(text), new Dictionary<string, List<MixedStay>>(), report);
    }

    /// <summary>Publishes a user's clip.</summary>
    public async Task PublishAsync(MixedUser user, MixPlanned plan) => _publishers[user.Name] = await Publisher.StartAsync(
        Channel.All.Rtmp.Url("notify", Stream(user.Name)), await ClipAsync(user, plan), PublisherOptions.Once, Token);

    public async Task LeaveAsync(string user)
    {
        await _publishers[user].StopAsync(Token);
        await _publishers[user].DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var publisher in _publishers.Values)
            await publisher.DisposeAsync();
        await Channel.DisposeAsync();
    }

    public static string Stream(string user) => $"{ChannelScenario.App}_{ChannelScenario.Channel}_{user}_C";

    private IEnumerable<(double Time, Func<Task> Act)> Acts(MixPlanned plan, Dictionary<string, List<MixedStay>> stays)
    {
        foreach (var user in plan.Users)
        {
            foreach (var (from, to) in user.Present)
            {
                yield return (from, () => BeginAsync(user));
                if (to < plan.Seconds)
                    yield return (to, () => EndAsync(user.Name));
            }

            foreach (var (from, to) in user.Frozen)
            {
                yield return (from, () => Do(_publishers[user.Name].Freeze));
                yield return (to, () => Do(_publishers[user.Name].Unfreeze));
            }
        }

        async Task BeginAsync(MixedUser user)
        {
            var begun = TimeProvider.System.GetUtcNow();
            await PublishAsync(user, plan);
            stays[user.Name].Add(new MixedStay(begun, TimeProvider.System.GetUtcNow(), DateTimeOffset.MaxValue - TimeSpan.FromDays(1), DateTimeOffset.MaxValue - TimeSpan.FromDays(1)));
        }

        async Task EndAsync(string user)
        {
            var leaving = TimeProvider.System.GetUtcNow();
            await LeaveAsync(user);
            stays[user][^1] = stays[user][^1] with { Leaving = leaving, Gone = TimeProvider.System.GetUtcNow() };
        }

        static Task Do(Action act)
        {
            act();
            return Task.CompletedTask;
        }
    }

    private static Task<string> ClipAsync(MixedUser user, MixPlanned plan) =>
        SignalClip.GetAsync(user.Color, user.Hertz, TimeSpan.FromSeconds(plan.Seconds + 10), "320x180", Token);

    private static DateTimeOffset ProgramTime(string playlist)
    {
        const string Tag = "#EXT-X-PROGRAM-DATE-TIME:";
        var line = playlist.Split('\n').First(line => line.StartsWith(Tag, StringComparison.Ordinal));
        return DateTimeOffset.Parse(line[Tag.Length..].Trim(), CultureInfo.InvariantCulture);
    }
}
