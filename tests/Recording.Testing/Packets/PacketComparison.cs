using System.Globalization;
using System.Text;

namespace Recording.Testing.Packets;

/// <summary>How a recording differs from its source, packet by packet.</summary>
public sealed record PacketComparison
{
    private const int ShownRuns = 10;

    /// <summary>Packets in the source (one loop of it).</summary>
    public required int SourceCount { get; init; }

    /// <summary>Packets recorded.</summary>
    public required int RecordedCount { get; init; }

    /// <summary>Where in the source the recording starts; -1 when it has nothing of it.</summary>
    public required int FirstPosition { get; init; }

    /// <summary>Packets of the source that are not there.</summary>
    public required IReadOnlyList<PacketRun> Lost { get; init; }

    /// <summary>Packets that are there once more.</summary>
    public required IReadOnlyList<PacketRun> Doubled { get; init; }

    /// <summary>Packets that come later than they should.</summary>
    public required IReadOnlyList<PacketRun> OutOfOrder { get; init; }

    /// <summary>Packets that the source does not have: damaged, cut or of another source.</summary>
    public required IReadOnlyList<PacketRun> Foreign { get; init; }

    /// <summary>Whether every expected packet is there once and in order, and nothing else.</summary>
    public bool IsEqual => Lost.Count + Doubled.Count + OutOfOrder.Count + Foreign.Count == 0;

    /// <summary>Throws with the whole explanation unless <see cref="IsEqual"/>.</summary>
    public void EnsureEqual()
    {
        if (!IsEqual)
            throw new InvalidDataException(ToString());
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{RecordedCount} packets recorded of a source of {SourceCount}, from source {FirstPosition} on");
        Append(text, "lost", Lost);
        Append(text, "doubled", Doubled);
        Append(text, "out of order", OutOfOrder);
        Append(text, "not of the source", Foreign);
        return IsEqual ? text.Append(": equal").ToString() : text.ToString();
    }

    private static void Append(StringBuilder text, string what, IReadOnlyList<PacketRun> runs)
    {
        if (runs.Count == 0)
            return;

        text.Append(CultureInfo.InvariantCulture, $"; {runs.Sum(run => run.Count)} {what} ({string.Join(", ", runs.Take(ShownRuns))}{(runs.Count > ShownRuns ? ", ..." : "")})");
    }
}
