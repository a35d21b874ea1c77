namespace Recording.Benchmarks.Results;

/// <summary>One run of the benchmark.</summary>
/// <param name="Begun">When.</param>
/// <param name="Machine">Where.</param>
/// <param name="LoadBefore">Load averages before the first measurement.</param>
/// <param name="LoadAfter">Load averages after the last, with the benchmark's own load in them.</param>
/// <param name="SecondsEach">Length of each steady measurement.</param>
/// <param name="Starts">Starts of single jobs, one after the other.</param>
/// <param name="Captures">One for each number of concurrent recordings.</param>
internal sealed record BenchmarkReport(
    DateTimeOffset Begun,
    MachineDescription Machine,
    string LoadBefore,
    string LoadAfter,
    int SecondsEach,
    StartResult Starts,
    IReadOnlyList<CaptureResult> Captures);
