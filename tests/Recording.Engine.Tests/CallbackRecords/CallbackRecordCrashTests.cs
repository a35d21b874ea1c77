using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>Processes that die at any write of a record: what the next one finds is counted exactly.</summary>
public sealed class CallbackRecordCrashTests
{
    private const int Records = 12;
    private readonly MemoryTables _tables = new();

    [Theory]
    [InlineData(WriteFault.DeathBefore)]
    [InlineData(WriteFault.DeathAfter)]
    public async Task Append_ProcessDiesAtAnyWrite_CountersAreTheRecords(object fault)
    {
        for (var deadly = 1; deadly <= Records; deadly++)
        {
            var at = deadly;
            var domain = $"{deadly}.example.com";
            var faults = new Faults { Plan = n => n == at ? (WriteFault)fault : WriteFault.None };
            var written = AppendAllAsync(new CallbackRecordStore(new FaultyTables(_tables, faults)), domain);
            await faults.UntilAsync(() => Task.FromResult(faults.IsDead || written.IsCompleted));
            Assert.True(faults.IsDead);
            await AssertCountersAreTheRecordsAsync(domain, fault is WriteFault.DeathAfter ? deadly : deadly - 1);

            // The next process delivers again what it has no record of, and knows nothing of the one that was written last.
            await AppendAllAsync(new CallbackRecordStore(_tables), domain);
            await AssertCountersAreTheRecordsAsync(domain, Records);
        }
    }

    private static async Task AppendAllAsync(CallbackRecordStore store, string domain)
    {
        for (var i = 0; i < Records; i++)
            await store.AppendAsync(Record(i, domain), CancellationToken.None);
    }

    private static CallbackRecord Record(int number, string domain) =>
        RecordSamples.Live($"task-{number}", ManualTime.Start.AddMinutes(20 * number)) with
        {
            Domain = domain,
            App = $"app{number % 2}",
            Stream = $"stream{number % 3}",
            Succeeded = number % 4 != 0,
        };

    private async Task AssertCountersAreTheRecordsAsync(string domain, int records)
    {
        var store = new CallbackRecordStore(_tables);
        foreach (var app in (string?[])[null, "app0", "app1"])
        {
            foreach (var stream in (string?[])[null, "stream0", "stream1", "stream2"])
            {
                foreach (var succeeded in (bool?[])[null, true, false])
                {
                    var query = new CallbackRecordQuery(
                        CallbackKind.LiveRecord, domain, ManualTime.Start, ManualTime.Start.AddDays(1), app, stream, succeeded, 0, 500);
                    var (page, total) = await store.QueryAsync(query, CancellationToken.None);
                    var expected = Enumerable.Range(0, records).Select(i => Record(i, domain)).Reverse().Where(record =>
                        (app is null || record.App == app)
                        && (stream is null || record.Stream == stream)
                        && (succeeded is null || record.Succeeded == succeeded)).ToList();
                    Assert.Equal(expected.Count, total);
                    Assert.Equal(expected, page);
                }
            }
        }
    }
}
