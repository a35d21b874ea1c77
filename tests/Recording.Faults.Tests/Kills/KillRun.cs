using Recording.EndToEnd.Tests.Scenarios;
using Recording.Faults.Tests.Suite;
using Recording.Testing.Packets;

namespace Recording.Faults.Tests.Kills;

/// <summary>One job whose service is killed again and again, and what is known of each death.</summary>
internal sealed class KillRun(RecordingScenario scenario, string job, Random dice)
{
    private readonly List<SpoolSnapshot> _witnesses = [];
    private readonly List<Outage> _outages = [];
    private readonly List<RecoveryTime> _recoveries = [];
    private long? _downSince;
    private long _restarted;
    private int _epoch;
    private int _killsBefore;

    public IReadOnlyList<Outage> Outages => _outages;

    /// <summary>Seconds from the start of a process until the recording went on.</summary>
    public IReadOnlyList<RecoveryTime> Recoveries => _recoveries;

    public int Kills { get; private set; }

    private static CancellationToken Token => RecordingScenario.Token;

    /// <summary>Waits for the moment, kills, copies what is on disk, and starts the service again.</summary>
    public async Task KillAsync(KillMoment moment)
    {
        // A service that is killed before it has recovered must not make it worse.
        var isEarly = moment == KillMoment.Any && _downSince is not null && Kills % 3 == 2;
        if (!isEarly)
            await RecoverAsync();
        if (moment == KillMoment.Any)
        {
            await Task.Delay(isEarly ? dice.Between(0, 1) : dice.Between(0.2, 6), Token);
            await scenario.Server.Kill9Async(Token);
        }
        else
        {
            await scenario.Server.Kill9Async(AtAsync(moment), Token);
        }

        Kills++;
        _downSince ??= TimeProvider.System.GetTimestamp();
        _witnesses.Add(SpoolSnapshot.Take(scenario.Server.Data));
        _restarted = TimeProvider.System.GetTimestamp();
        await scenario.Server.RestartAsync(Token);
    }

    /// <summary>Waits until the job records again.</summary>
    public async Task RecoverAsync()
    {
        if (_downSince is not { } since)
            return;
        var report = await scenario.WaitForAsync(job, report => report.State == "RUNNING" && report.Epoch > _epoch, TimeSpan.FromSeconds(30));
        _recoveries.Add(RecoveryTime.Since(_restarted));
        _outages.Add(new Outage(TimeProvider.System.GetElapsedTime(since).TotalSeconds, Kills - _killsBefore));
        _killsBefore = Kills;
        _epoch = report.Epoch;
        _downSince = null;
        FaultSuite.Say($"kill {Kills}: records again after {_recoveries[^1]}");
    }

    /// <summary>The packets that were on disk when the service died.</summary>
    public async Task<StreamPackets> WitnessedAsync()
    {
        var packets = new List<StreamPackets>();
        foreach (var witness in _witnesses)
        {
            using (witness)
                packets.Add(await witness.PacketsAsync(Token));
        }

        return StreamPackets.Join(packets);
    }

    private async Task AtAsync(KillMoment moment)
    {
        var process = scenario.Server.ProcessId;
        using var watch = new MomentWatch(scenario.Server.Data, moment, () =>
        {
            // Composing takes a while, and any of it will do; the other windows are milliseconds, so the kill is sent by whoever sees them.
            if (moment != KillMoment.Compose)
                Testing.Processes.UnixSignals.Send(process, Testing.Processes.UnixSignal.Kill);
        });
        await watch.Seen.WaitAsync(TimeSpan.FromMinutes(2), Token);
        if (moment == KillMoment.Compose)
            await Task.Delay(dice.Between(0, 0.4), Token);
    }
}
