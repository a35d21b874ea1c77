using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Replays;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Replays;

public sealed class RecordTimelineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Read_CrowdedAndEmptyStretches_GivesAllOfTheRangeFromTheOldest(int seed)
    {
        // Not secret, only different.
#pragma warning disable CA5394
        var random = new Random(seed);
        var store = new CallbackRecordStore(new MemoryTables());
        var times = new List<DateTimeOffset>();
        for (var burst = 0; burst < 6; burst++)
        {
            var at = ManualTime.Start.AddSeconds(random.Next(0, 4 * 86_400));
            times.AddRange(Enumerable.Range(0, random.Next(1, 30)).Select(_ => at.AddMilliseconds(random.Next(0, random.Next(2) == 0 ? 900 : 20_000))));
        }
#pragma warning restore CA5394

        for (var i = 0; i < times.Count; i++)
            await store.AppendAsync(Record(i, times[i]), CancellationToken.None);
        var (from, to) = (ManualTime.Start.AddHours(3), ManualTime.Start.AddDays(3));

        var read = new List<CallbackRecord>();
        await foreach (var record in new RecordTimeline(store, pageSize: 4).ReadAsync(CallbackKind.LiveRecord, "d", from, to, CancellationToken.None))
            read.Add(record);

        Assert.Equal(times.Where(time => time >= from && time < to.AddSeconds(1)).Order(), read.Select(record => record.SentAt));
        Assert.Equal(read.Count, read.Select(record => record.DeliveryId).Distinct().Count());
    }

    private static CallbackRecord Record(int number, DateTimeOffset sentAt) => new()
    {
        DeliveryId = $"task-{number}",
        TaskId = "task",
        Sequence = number,
        Attempt = 1,
        Type = "record_started",
        Url = "http://127.0.0.1/",
        Domain = "d",
        App = "a",
        Stream = "s",
        Body = "{}",
        Headers = "{}",
        SentAt = sentAt,
        Succeeded = number % 3 != 0,
        Status = 200,
        Description = "success",
        Response = "",
        CostMilliseconds = 1,
    };
}
