using System.Globalization;

namespace Recording.Faults.Tests.Suite;

/// <summary>A row of the table of results.</summary>
/// <param name="Fault">What was done; names the row.</param>
/// <param name="Runs">How often.</param>
/// <param name="Lost">What of the received was lost.</param>
/// <param name="Missed">What was not received meanwhile and is marked as missing.</param>
/// <param name="Recovery">How long it took until the recording went on, each time; empty where nothing has to recover.</param>
/// <param name="Bound">What the suite insists on.</param>
internal sealed record FaultRow(string Fault, int Runs, string Lost, string Missed, IReadOnlyList<RecoveryTime> Recovery, string Bound)
{
    /// <summary>The row, with what it said the last time, so that anyone sees how much the figures vary.</summary>
    /// <param name="last">The row of the run before; null when there was none.</param>
    public string Markdown(string? last)
    {
        var before = last?.Split('|', StringSplitOptions.TrimEntries) is [_, _, _, var lost, var missed, var median, var longest, _, _, _]
            ? string.Join("; ", new[] { lost, missed, median, longest }.Where(cell => cell != "-"))
            : "-";
        return string.Create(
            CultureInfo.InvariantCulture, $"| {Fault} | {Runs} | {Lost} | {Missed} | {Seconds(0.5)} | {Seconds(1)} | {before} | {Bound} |");
    }

    private string Seconds(double quantile)
    {
        if (Recovery.Count == 0)
            return "-";
        var sorted = Recovery.Select(recovery => recovery.Seconds).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[(int)Math.Ceiling(quantile * sorted.Count) - 1]:F1} s");
    }
}
