using Recording.Benchmarks.Usage;
using Recording.Testing.Processes;

namespace Recording.Benchmarks.Mixing;

/// <summary>CPU seconds of a mix: since the start of each process, or for each minute.</summary>
internal sealed record MixCost(double Decoders, double Encoder, double Service, long Missing)
{
    public double All => Decoders + Encoder + Service;

    /// <summary>What the service and its children have used so far; the encoder is known by its segments.</summary>
    public static MixCost Read(int server)
    {
        var children = ProcessIdentity.DescendantsOf(server).Select(process => process.Id).ToList();
        var encoders = children.Where(id => CommandLine(id).Contains("seg%06d.ts", StringComparison.Ordinal)).ToList();
        return new MixCost(children.Except(encoders).Sum(CpuClock.SecondsOf), encoders.Sum(CpuClock.SecondsOf), CpuClock.SecondsOf(server), 0);
    }

    public MixCost Since(MixCost begin, double seconds) => new(
        (Decoders - begin.Decoders) * 60 / seconds, (Encoder - begin.Encoder) * 60 / seconds, (Service - begin.Service) * 60 / seconds, 0);

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return ""; // It has just ended.
        }
    }
}
