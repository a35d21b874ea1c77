using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>Records and queries that meet often: few names, times at the ends of seconds, hours and days, many of them the same.</summary>
internal sealed class RandomRecords(int seed, string domain)
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    // Names that would be each other's if they were only put together, and some that no key could hold.
    private static readonly string[] Apps = ["a", "a|b", "A", "live", "", "x/y?z#"];
    private static readonly string[] Streams = ["b", "b|b", "|b", "one", "録画\uD83C\uDFA5"];
    private static readonly string[] Tasks = ["task", "task1", "Task"];

    private static readonly TimeSpan[] Edges =
    [
        TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromTicks(-1), TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(500),
        TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(59), TimeSpan.FromTicks(TimeSpan.TicksPerSecond - 1),
    ];

    private readonly Random _random = new(seed);

    /// <summary>The applications of kinds that have no domain.</summary>
    private string AppId => $"{domain}-App";

    public List<CallbackRecord> Records(int count) => [.. Enumerable.Range(0, count).Select(Record)];

    public CallbackRecordQuery Query(int records)
    {
        var kind = Kind();
        var (one, other) = (Time(), Time());
        return new CallbackRecordQuery(
            kind,
            kind != CallbackKind.LiveRecord ? AppId : _random.Next(8) == 0 ? "other.example.com" : Case(domain),
            Earlier(one, other),
            Sometimes(20) ? Earlier(one, other).AddHours(-1) : Earlier(other, one) == one ? other : one,
            Sometimes(2) ? null : kind == CallbackKind.LiveRecord || Sometimes(2) ? Any(Apps) : AppId,
            Sometimes(2) ? null : Any(Streams),
            Sometimes(2) ? null : Sometimes(2),
            Sometimes(3) ? 0 : _random.Next(Sometimes(2) ? 10 : records),
            Sometimes(4) ? 500 : _random.Next(12));
    }

    public CallbackKind Kind() => Sometimes(4) ? CallbackKind.Relay : CallbackKind.LiveRecord;

    public string Task() => Any(Tasks);

    public string OwnerOf(CallbackKind kind) => kind == CallbackKind.LiveRecord ? Case(domain) : AppId;

    public bool Sometimes(int oneIn) => _random.Next(oneIn) == 0;

    public T Any<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>In no order, as a clock that is set back gives them.</summary>
    public DateTimeOffset Time() =>
        Midnight.AddDays(_random.Next(3)).AddHours(Any((int[])[0, 0, 11, 12, 23])).AddMinutes(Any((int[])[0, 0, 59])) + Any(Edges);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private CallbackRecord Record(int number)
    {
        var kind = Kind();
        var sequence = _random.Next(1, 12);
        var succeeded = Sometimes(2);
        return new CallbackRecord
        {
            DeliveryId = $"task-{sequence}",
            TaskId = Any(Tasks),
            Sequence = sequence,

            // Makes every record another one, whatever else they share.
            Attempt = number + 1,
            Kind = kind,
            Replay = _random.Next(2),
            Type = "record_started",
            Url = "http://127.0.0.1/",
            Domain = kind == CallbackKind.LiveRecord ? Case(domain) : "",
            App = kind == CallbackKind.LiveRecord ? Any(Apps) : AppId,
            Stream = Any(Streams),

            // Rows of earlier versions have none.
            SubId = kind == CallbackKind.Relay && Sometimes(2) ? Any(Streams) : null,
            Body = Sometimes(50) ? new string('"', 40_000) : "{}",
            Headers = "{}",
            SentAt = Time(),
            Succeeded = succeeded,
            Status = succeeded ? 200 : 500,
            Description = succeeded ? "success" : "no",
            Response = "",
            CostMilliseconds = number,
        };
    }

    private string Case(string text) => Sometimes(2) ? text : text.ToUpperInvariant();
}
