using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recording.Core.Ffmpeg;
using Recording.Core.Streams;
using Recording.Core.Tasks.Decisions;
using Recording.Media.Capture;
using Recording.Media.Probing;
using Recording.Media.Processes;
using Recording.Media.Relaying;
using Recording.Media.Tests.Kit;
using Recording.Testing.Processes;

namespace Recording.Media.Tests.Relaying;

/// <summary>A relay in progress, with notes of all that it tells: "1 live", "2 Closed", "up", "lost".</summary>
internal sealed class RelayRun : IRelayObserver, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _root = Directory.CreateTempSubdirectory("rec-relay-").FullName;
    private readonly Lock _gate = new();
    private readonly List<string> _news = [];
    private readonly List<string> _details = [];
    private readonly List<(Func<RelayRun, bool> Reached, TaskCompletionSource Signal)> _waiting = [];
    private int _inside;

    public RelayRun(RelaySource source, ITargetGuard? guard, params string[] targets)
    {
        Feed = new RelayTargetFeed([.. targets.Select((url, i) => Address(i + 1, url))]);
        var options = Options.Create(new FfmpegOptions { StallTime = TimeSpan.FromSeconds(4) });
        var probe = new FfprobeMediaProbe(options, TimeProvider.System, NullLogger<FfprobeMediaProbe>.Instance);
        var capture = new FfmpegRelayCapture(options, probe, new MixImages(), guard ?? new TestGuard(), TimeProvider.System, NullLoggerFactory.Instance);
        Exit = capture.RunAsync(new RelayRequest(source, Feed, Folder), this, _stop.Token);
    }

    public RelayTargetFeed Feed { get; }

    public string Folder => Path.Combine(_root, "000001");

    public Task<CaptureExit> Exit { get; }

    public MediaFormat? Format { get; private set; }

    public TimeSpan Relayed { get; private set; }

    public bool Overlapped { get; private set; }

    public IReadOnlyList<string> News
    {
        get
        {
            lock (_gate)
                return [.. _news];
        }
    }

    public IReadOnlyList<string> Details
    {
        get
        {
            lock (_gate)
                return [.. _details];
        }
    }

    public static RelayRun Of(string source, params string[] targets) => new(new RelaySource.Stream(Url(source), TrackMedia.AudioVideo), null, targets);

    public static RelayAddress Address(int number, string url) => new(number, Url(url));

    public static RtmpUrl Url(string text) => RtmpUrl.TryParse(text, out var url, out var reason) ? url : throw new ArgumentException(reason);

    /// <summary>What it told of one target.</summary>
    public IEnumerable<string> NewsOf(int target) =>
        News.Where(line => line.StartsWith($"{target} ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(' ') + 1)..]);

    public Task UntilAsync(string news, int times = 1) => UntilAsync(run => run._news.Count(line => line == news) >= times);

    /// <summary>Waits until so much has been relayed after what was until now.</summary>
    public Task PassAsync(double seconds)
    {
        var until = Relayed + TimeSpan.FromSeconds(seconds);
        return UntilAsync(run => run.Relayed >= until);
    }

    public async Task UntilAsync(Func<RelayRun, bool> reached)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (reached(this))
                return;
            _waiting.Add((reached, signal));
        }

        try
        {
            await signal.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"It did not come; told were: {string.Join(", ", News)}; {string.Join(" ", Details)}");
        }
    }

    public async Task<CaptureExit> StopAsync()
    {
        await _stop.CancelAsync();
        return await Exit;
    }

    /// <summary>The command lines of all its processes, by their number.</summary>
    public IReadOnlyDictionary<int, string> Processes() => ProcessIdentity.DescendantsOf(Environment.ProcessId)
        .Where(process => new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/cwd")).LinkTarget == Folder)
        .ToDictionary(process => process.Id, process => File.ReadAllText($"/proc/{process.Id}/cmdline").Replace('\0', ' '));

    public void OnStreamUp(MediaFormat format) => Note("up", () => Format = format);

    public void OnStreamLost() => Note("lost");

    public void OnProgress(TimeSpan relayed) => Note(null, () => Relayed = relayed);

    public void OnTargetLive(int target) => Note($"{target} live");

    public void OnTargetFailed(int target, TargetFailure failure, string detail) => Note($"{target} {failure}", () => _details.Add(detail));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Exit;
        _stop.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private void Note(string? news, Action? action = null)
    {
        Overlapped |= Interlocked.Increment(ref _inside) != 1;
        lock (_gate)
        {
            if (news is not null)
                _news.Add(news);
            action?.Invoke();
            foreach (var (_, signal) in _waiting.Where(w => w.Reached(this)))
                signal.TrySetResult();
        }

        Interlocked.Decrement(ref _inside);
    }
}
