using Recording.Testing.Mixing;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>A written plan of a mix: who is there when. Nobody ever is in the pane at the bottom right.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="Users">Who takes part.</param>
internal sealed record MixPlanned(double Seconds, IReadOnlyList<MixedUser> Users)
{
    /// <summary>Joins, a leave and a return, someone on top of all others who leaves, and a freeze of ten seconds.</summary>
    public static MixPlanned Of(double seconds) => new(
        seconds,
        [
            new("anna", "red", new Rgb(254, 0, 0), 600, 0.12, 0.12, [(0, seconds)], Repeat(seconds, 18, 28)),
            new("bert", "blue", new Rgb(0, 0, 254), 1300, 0.88, 0.12, Repeat(seconds, 3, 14, 32, 46), []),
            new("cleo", "green", new Rgb(0, 128, 0), 2100, 0.12, 0.88, [(9, seconds)], []),
            new("dora", "yellow", new Rgb(254, 254, 0), 3100, 0.47, 0.47, Repeat(seconds, 6, 38), []),
        ]);

    // The same again every 50 seconds.
    private static List<(double From, double To)> Repeat(double seconds, params double[] edges)
    {
        var spans = new List<(double, double)>();
        for (var begin = 0.0; begin + 50 <= seconds; begin += 50)
        {
            for (var i = 0; i < edges.Length; i += 2)
                spans.Add((begin + edges[i], begin + edges[i + 1]));
        }

        return spans;
    }
}
