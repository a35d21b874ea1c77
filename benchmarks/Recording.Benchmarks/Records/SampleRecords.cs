using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;

namespace Recording.Benchmarks.Records;

/// <summary>Records of one domain with 10 applications of 20 streams; one attempt in ten failed.</summary>
internal static class SampleRecords
{
    public const string Domain = "live.example.com";

    /// <summary>How far back the vendor's query reaches.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>A time of day that cuts days and hours, as queries in real life do.</summary>
    public static readonly DateTimeOffset End = new(2026, 11, 18, 14, 37, 21, TimeSpan.Zero);

    private const int Apps = 10;
    private const int StreamsAnApp = 20;
    private static readonly string Body = $$"""{"domain":"{{Domain}}","event":"file_created","uri":"{{new string('x', 400)}}"}""";

    /// <summary>One of so many over the window.</summary>
    public static CallbackRecord Of(long number, int records) =>
        At(number, End - Window + TimeSpan.FromTicks((long)((double)Window.Ticks / records * (number + 0.5))));

    public static CallbackRecord At(long number, DateTimeOffset time)
    {
        // Mixed, so that neighbours in time are of different streams.
        var mixed = (int)((ulong)number * 0x9E3779B97F4A7C15 >> 40);
        var succeeded = mixed / (Apps * StreamsAnApp) % 10 != 0;
        return new CallbackRecord
        {
            DeliveryId = $"0195e0f3a1c27f3b8d4e5a6b7c8d9e0f-{number}",
            TaskId = $"task{mixed % (Apps * StreamsAnApp)}",
            Sequence = number,
            Attempt = 1,
            Type = "file_created",
            Url = "https://receiver.example.com/callbacks/live",
            Domain = Domain,
            App = App(mixed),
            Stream = Stream(mixed / Apps),
            Body = Body,
            Headers = """{"Content-Type":["application/json; charset=utf-8"],"X-Recording-Delivery-Id":["0195e0f3a1c27f3b8d4e5a6b7c8d9e0f"]}""",
            SentAt = time,
            Succeeded = succeeded,
            Status = succeeded ? 200 : 500,
            Description = succeeded ? "success" : "The receiver answered 500.",
            Response = """{"Code":0,"Msg":"Success"}""",
            CostMilliseconds = 12,
        };
    }

    public static CallbackRecordQuery Everything(long skip, int take) =>
        new(CallbackKind.LiveRecord, Domain, End - Window, End, null, null, null, skip, take);

    /// <summary>The successes, or failures, of one stream of one application.</summary>
    public static CallbackRecordQuery Filtered(int number) =>
        Everything(0, 1) with { App = App(number), Stream = Stream(number / Apps), Succeeded = number / (Apps * StreamsAnApp) % 2 == 0 };

    private static string App(int number) => $"app{number % Apps}";

    private static string Stream(int number) => $"stream{number % StreamsAnApp}";
}
