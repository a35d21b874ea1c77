using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recording.Benchmarks.Results;
using Recording.Engine;
using Recording.Engine.Callbacks;
using Recording.Engine.Security;
using Recording.Engine.Tasks;
using Recording.Storage.Local;

namespace Recording.Benchmarks.Delivery;

/// <summary>
/// The time from a change, its storing included, to its callback's arrival, at 99 receivers that answer, while the hundredth does too and while it takes
/// connections and never answers. Rounds of both take turns in one process, so that both see the same machine.
/// </summary>
internal static class DeliveryBenchmark
{
    private const int Receivers = 100;
    private const int Rounds = 7;
    private const int TasksOfTheFirst = 20;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    public static async Task<string> RunAsync(int seconds, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("rec-benchmark-").FullName;
        try
        {
            await using var receivers = await ReceiverFleet.StartAsync(Receivers, cancellationToken);
            await using var services = Services(folder);
            var dispatcher = services.GetRequiredService<CallbackDispatcher>();
            await ((IHostedService)dispatcher).StartAsync(cancellationToken);
            var alive = new List<Distribution>();
            var dead = new List<Distribution>();
            // The first round only warms up.
            for (var round = 0; round <= 2 * Rounds; round++)
            {
                var plays = round % 2 == 1;
                receivers.PlayDead(plays);
                var times = await RoundAsync(services, receivers, round, seconds, cancellationToken);
                await Console.Error.WriteLineAsync($"round {round} of {2 * Rounds}: p99 {times.P99:0.0} ms{(plays ? ", one dead" : "")}");
                if (round > 0)
                    (plays ? dead : alive).Add(times);
            }

            await ((IHostedService)dispatcher).StopAsync(cancellationToken);
            return Report(alive, dead);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Distribution> RoundAsync(
        ServiceProvider services, ReceiverFleet receivers, int round, int seconds, CancellationToken cancellationToken)
    {
        var source = new CallbackSource(services.GetRequiredService<TaskStore>(), services.GetRequiredService<CallbackDispatcher>());
        var callbacks = (int)(seconds / Pace.TotalSeconds);
        await Task.WhenAll(Enumerable.Range(0, Receivers + TasksOfTheFirst - 1).Select(number => source.RunAsync(
            TaskId(round, number),
            receivers.Urls[Math.Max(0, number - TasksOfTheFirst + 1)],
            callbacks,
            Pace,
            Pace * ((double)number / (Receivers + TasksOfTheFirst)),
            cancellationToken)));

        // Those to the first receiver are not counted: what matters is what the others feel.
        var counted = source.Written.Where(written => !IsOfTheFirst(round, written.Key)).ToList();
        while (!counted.All(written => receivers.Arrivals.ContainsKey(written.Key)))
            await Task.Delay(50, cancellationToken);
        return Distribution.Of(counted.Select(written =>
            Stopwatch.GetElapsedTime(written.Value, receivers.Arrivals[written.Key]).TotalMilliseconds))!;
    }

    private static string TaskId(int round, int number) => string.Create(CultureInfo.InvariantCulture, $"round{round}task{number:D3}");

    private static bool IsOfTheFirst(int round, string deliveryId) =>
        string.CompareOrdinal(deliveryId, TaskId(round, TasksOfTheFirst)) < 0;

    private static ServiceProvider Services(string folder) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
        .AddSingleton(new ServiceKeys(new byte[32]))
        .AddSingleton<IServiceAddress, LoopbackOnly>()
        .AddLocalStorage(options => options.Folder = folder)
        .AddRecordingEngine()
        .AddEmbeddedWorkers()
        .BuildServiceProvider();

    private static string Report(List<Distribution> alive, List<Distribution> dead)
    {
        var (with, without) = (Distribution.Median(dead.Select(d => d.P99)), Distribution.Median(alive.Select(d => d.P99)));
        return new StringBuilder()
            .AppendLine("| 100 receivers | callbacks counted | p50 ms | p99 ms (median of rounds) | max ms |")
            .AppendLine("| --- | --- | --- | --- | --- |")
            .Append(Line("all answer", alive))
            .Append(Line("one never answers", dead))
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"p99 with a dead receiver / without: {with / without:0.00}")
            .ToString();
    }

    private static string Line(string name, List<Distribution> rounds) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {rounds.Sum(d => d.Count)} | {Distribution.Median(rounds.Select(d => d.P50)):0.0} | {Distribution.Median(rounds.Select(d => d.P99)):0.0} | {rounds.Max(d => d.Max):0} |\n");

    private sealed class LoopbackOnly : IServiceAddress
    {
        public string PublicUrl => "http://127.0.0.1";

        public bool IsLoopbackOnly => true;
    }
}
