using Recording.Testing.Processes;

namespace Recording.Benchmarks.Usage;

/// <summary>Reads what nginx and the service use.</summary>
/// <param name="nginxId">nginx's master; its worker does the work.</param>
/// <param name="serverId">The service's .NET process; null when it does not run.</param>
internal sealed class UsageProbe(int nginxId, int? serverId)
{
    /// <summary>Measures windows one after the other.</summary>
    public async Task<IReadOnlyList<WindowUsage>> MeasureAsync(int windows, TimeSpan window, CancellationToken cancellationToken)
    {
        List<WindowUsage> measured = [];
        var begin = Read();
        while (measured.Count < windows)
        {
            await Task.Delay(window, cancellationToken);
            var end = Read();
            measured.Add(end.Since(begin));
            begin = end;
        }

        return measured;
    }

    /// <summary>The memory at this moment.</summary>
    public MemoryUsage Memory() => new(
        MemorySize.Of(ChildrenOf(nginxId)),
        serverId is { } server ? MemorySize.Of([server]) : MemorySize.Zero,
        serverId is { } parent ? MemorySize.Of(ChildrenOf(parent)) : MemorySize.Zero);

    private CpuSnapshot Read()
    {
        var (server, ffmpeg) = serverId is { } id ? (CpuClock.SecondsOf(id), ChildrenSeconds(id)) : (0, 0);
        var nginx = ChildrenOf(nginxId).Sum(CpuClock.SecondsOf);
        var rest = CpuClock.SecondsOfMachine() - CpuClock.SecondsOf(Environment.ProcessId) - ChildrenSeconds(Environment.ProcessId);
        return new CpuSnapshot(TimeProvider.System.GetTimestamp(), nginx, server, ffmpeg, rest);
    }

    // With those that have ended: otherwise the sum would fall when one does.
    private static double ChildrenSeconds(int id) => ChildrenOf(id).Sum(CpuClock.SecondsOf) + CpuClock.EndedChildrenSecondsOf(id);

    private static IEnumerable<int> ChildrenOf(int id) => ProcessIdentity.DescendantsOf(id).Select(process => process.Id);
}
