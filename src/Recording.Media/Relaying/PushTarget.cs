using Recording.Core.Flv;
using Recording.Core.Relaying;
using Recording.Core.Streams;
using Recording.Core.Tasks.Decisions;

namespace Recording.Media.Relaying;

/// <summary>A target over all its connections: begins one at a key frame, tells what becomes of it, and tries again after a while.</summary>
internal sealed class PushTarget : IAsyncDisposable
{
    private readonly RelayTools _tools;
    private readonly RelayNews _news;
    private readonly string _folder;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;
    private TargetQueue? _queue;

    public PushTarget(RelayAddress address, string folder, RelayTools tools, RelayNews news)
    {
        (Address, _folder, _tools, _news) = (address, folder, tools, news);
        _run = Task.Run(RunAsync);
    }

    public RelayAddress Address { get; }

    /// <summary>Completes when it was ended; fails when no process can be started.</summary>
    public Task Ended => _run;

    /// <summary>Takes a tag of the source; never waits.</summary>
    public void Add(FlvTag tag, FlvHead head) => Volatile.Read(ref _queue)?.Add(tag, head);

    /// <summary>Ends it, having sent what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        var failures = 0;
        try
        {
            while (true)
            {
                var (outcome, live) = await ConnectAsync();
                if (outcome is null)
                    return;
                failures = PushBackoff.Count(failures, live);
                var delay = PushBackoff.Delay(failures, Random.Shared.NextDouble());
                _news.OnTargetFailed(Address.Number, outcome.Failure, outcome.Detail);
                Log.TargetFailed(_tools.Logger, Address.Number, _folder, outcome.Failure, outcome.Detail, delay);
                await Task.Delay(delay, _tools.Time, _end.Token);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Ended between two connections.
        }
    }

    private async Task<(PushOutcome? Outcome, TimeSpan Live)> ConnectAsync()
    {
        var permission = await _tools.Guard.CheckAsync(Address.Url, _end.Token);
        if (!permission.IsAllowed)
            return (new PushOutcome(TargetFailure.Forbidden, "The service may not connect to its address."), TimeSpan.Zero);
        var address = new PushAddress(Address.Url, permission.Address);
        if (!address.IsUsable)
            return (new PushOutcome(TargetFailure.Other, "The application or the stream in its address is longer than 960 characters."), TimeSpan.Zero);

        var queue = new TargetQueue(_tools.QueueLimits);
        Volatile.Write(ref _queue, queue);
        try
        {
            await queue.Begun.WaitAsync(_end.Token);
            await using var connection = new PushConnection(_tools.Options.FfmpegPath, _folder, address, queue, _tools.PushLimits, _tools.Time, OnLive);
            Log.TargetConnecting(_tools.Logger, Address.Number, _folder, connection.ProcessId);
            var outcome = await connection.RunAsync(_end.Token);
            if (queue.Dropped > 0)
                Log.TargetDropped(_tools.Logger, Address.Number, _folder, queue.Dropped);
            return (outcome, connection.LiveFor);
        }
        finally
        {
            Volatile.Write(ref _queue, null);
        }
    }

    private void OnLive()
    {
        _news.OnTargetLive(Address.Number);
        Log.TargetLive(_tools.Logger, Address.Number, _folder);
    }
}
