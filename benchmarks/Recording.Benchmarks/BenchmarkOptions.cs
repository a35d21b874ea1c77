using System.Globalization;

namespace Recording.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = """
        capture [--n LIST] [--seconds N] [--windows N] [--starts N] [--quick] [--json FILE]

          --n LIST       numbers of concurrent recordings (default 1,10,50; each up to 400)
          --seconds N    length of each steady measurement, 5 to 3600 (default 40)
          --windows N    windows that it is cut into; the median of the quieter half is shown, 1 to 100 (default 8)
          --starts N     jobs whose start is timed one by one, 1 to 100 (default 10)
          --quick        a smoke run: --n 1,2 --seconds 10 --windows 2 --starts 2
          --json FILE    where the results go as JSON

        requests [--seconds N]
        records [--records N] [--seconds N] [--azurite]
        delivery [--seconds N]
        mix [--n LIST] [--seconds N]
        stop
        """;

    private const int MostRecordings = 400;

    /// <summary>What is measured: capture, requests, records, delivery, mix or stop.</summary>
    public string Benchmark { get; private init; } = "capture";

    /// <summary>How many callback records are compared with 10,000.</summary>
    public int CallbackRecords { get; private init; } = 1_000_000;

    /// <summary>Whether the records are kept by Azurite and not in a folder.</summary>
    public bool InAzurite { get; private init; }

    /// <summary>Numbers of concurrent recordings, or of users of a mix, in the order of measurement.</summary>
    public IReadOnlyList<int> Recordings { get; private init; } = [1, 10, 50];

    /// <summary>Length of each steady measurement.</summary>
    public int Seconds { get; private init; } = 40;

    /// <summary>How many windows a measurement is cut into.</summary>
    public int Windows { get; private init; } = 8;

    /// <summary>How many jobs are started one by one.</summary>
    public int Starts { get; private init; } = 10;

    /// <summary>Where the results go as JSON; null for nowhere.</summary>
    public string? JsonPath { get; private init; }

    /// <summary>Null when the command line makes no sense.</summary>
    public static BenchmarkOptions? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments is not ["capture" or "requests" or "records" or "delivery" or "mix" or "stop", ..])
            return null;

        var options = new BenchmarkOptions { Benchmark = arguments[0] };
        if (options.Benchmark == "mix")
            options = options with { Recordings = [2, 4, 9, 17] };
        for (var i = 1; i < arguments.Count; i++)
        {
            if (arguments[i] == "--azurite")
            {
                options = options with { InAzurite = true };
                continue;
            }

            if (arguments[i] == "--quick")
            {
                options = options with { Recordings = [1, 2], Seconds = 10, Windows = 2, Starts = 2 };
                continue;
            }

            if (i + 1 == arguments.Count || options.With(arguments[i], arguments[++i]) is not { } changed)
                return null;
            options = changed;
        }

        return options;
    }

    private BenchmarkOptions? With(string name, string value) => name switch
    {
        "--n" => value.Split(',').Select(part => Number(part, 1, MostRecordings)).ToList() is var list && list.Contains(null)
            ? null
            : this with { Recordings = [.. list.Select(number => number!.Value)] },
        "--seconds" => Number(value, 5, 3600) is { } seconds ? this with { Seconds = seconds } : null,
        "--records" => Number(value, 10_000, 10_000_000) is { } records ? this with { CallbackRecords = records } : null,
        "--windows" => Number(value, 1, 100) is { } windows ? this with { Windows = windows } : null,
        "--starts" => Number(value, 1, 100) is { } starts ? this with { Starts = starts } : null,
        "--json" => value.Length > 0 ? this with { JsonPath = value } : null,
        _ => null,
    };

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
