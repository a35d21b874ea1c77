using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recording.Core.Callbacks;
using Recording.Engine.CallbackRecords;
using Recording.Engine.Settings;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.CallbackRecords;

public sealed class CallbackRecordRetentionTests
{
    private readonly CountingTables _tables = new(new MemoryTables());
    private readonly ManualTime _time = new();
    private readonly CallbackRecordStore _store;

    public CallbackRecordRetentionTests() => _store = new CallbackRecordStore(_tables);

    [Fact]
    public async Task Retention_DayByDay_KeepsEveryRecordAtLeastAsLongAsItSays()
    {
        var retention = Retention(TimeSpan.FromDays(7));
        for (var day = 0; day < 30; day++)
        {
            await AppendAsync();
            await retention.RemoveAsync(CancellationToken.None);

            // A record goes with its day: when the last of that day is old enough.
            Assert.Equal(Math.Min(day + 1, 8), await CountAsync());
            _time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(
            Enumerable.Range(0, 22).Select(day => $"callbacks{ManualTime.Start.AddDays(day):yyyyMMdd}"),
            _tables.Removed.SkipWhile(table => string.CompareOrdinal(table, "callbacks20260301") < 0));
    }

    [Fact]
    public async Task Retention_DownForMonths_RemovesEachDayOfThemOnceAndReadsOneRow()
    {
        await Retention(TimeSpan.FromDays(30)).RemoveAsync(CancellationToken.None);
        await AppendAsync();
        _time.Advance(TimeSpan.FromDays(200));
        await AppendAsync();
        _tables.Reset();

        await Retention(TimeSpan.FromDays(30)).RemoveAsync(CancellationToken.None);
        await Retention(TimeSpan.FromDays(30)).RemoveAsync(CancellationToken.None);

        Assert.Equal(2, _tables.Calls);
        Assert.Equal(200, _tables.Removed.Count);
        Assert.Equal(200, _tables.Removed.Distinct().Count());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Retention_DiesOnTheWay_GoesOnWhereItWas()
    {
        await Retention(TimeSpan.FromDays(7)).RemoveAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromDays(10));
        var faults = new Faults { Plan = n => n == 8 ? WriteFault.Refused : WriteFault.None };
        var troubled = new CallbackRecordRetention(
            new FaultyTables(_tables, faults), Options(TimeSpan.FromDays(7)), _time, NullLogger<CallbackRecordRetention>.Instance);
        await Assert.ThrowsAsync<Storage.StorageUnavailableException>(() => troubled.RemoveAsync(CancellationToken.None));

        await Retention(TimeSpan.FromDays(7)).RemoveAsync(CancellationToken.None);

        // The day whose removal was not noted is removed once more.
        Assert.Equal(11, _tables.Removed.Count);
        Assert.Equal(10, _tables.Removed.Distinct().Count());
    }

    [Fact]
    public async Task Retention_KeepsForLongerThanBefore_DoesNotPassOverDaysLater()
    {
        await Retention(TimeSpan.FromDays(7)).RemoveAsync(CancellationToken.None);
        await Retention(TimeSpan.FromDays(30)).RemoveAsync(CancellationToken.None);
        await AppendAsync();
        _time.Advance(TimeSpan.FromDays(30));

        await Retention(TimeSpan.FromDays(30)).RemoveAsync(CancellationToken.None);
        Assert.Equal(1, await CountAsync());
        _time.Advance(TimeSpan.FromDays(1));
        await Retention(TimeSpan.FromDays(30)).RemoveAsync(CancellationToken.None);

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Service_Runs_LooksOnceAnHour()
    {
        var faults = new Faults();
        using var retention = new CallbackRecordRetention(
            new FaultyTables(_tables, faults), Options(TimeSpan.FromDays(7)), _time, NullLogger<CallbackRecordRetention>.Instance);
        await retention.StartAsync(CancellationToken.None);
        await faults.UntilAsync(() => Task.FromResult(faults.Writes == 1));
        await AppendAsync();

        for (var hour = 1; hour <= 9 * 24; hour++)
        {
            var calls = _tables.Calls;
            _time.Advance(TimeSpan.FromHours(1));
            await faults.UntilAsync(() => Task.FromResult(_tables.Calls > calls));
        }

        await faults.UntilAsync(() => Task.FromResult(_tables.Removed.Contains("callbacks20260301")));
        await retention.StopAsync(CancellationToken.None);
    }

    private static IOptions<CallbackOptions> Options(TimeSpan keep) =>
        Microsoft.Extensions.Options.Options.Create(new CallbackOptions { KeepRecords = keep });

    private CallbackRecordRetention Retention(TimeSpan keep) =>
        new(_tables, Options(keep), _time, NullLogger<CallbackRecordRetention>.Instance);

    private Task AppendAsync() => _store.AppendAsync(RecordSamples.Live("task-1", _time.GetUtcNow()), CancellationToken.None);

    private async Task<long> CountAsync()
    {
        var query = new CallbackRecordQuery(
            CallbackKind.LiveRecord, "media.example.com", ManualTime.Start.AddDays(-1), _time.GetUtcNow(), null, null, null, 0, 0);
        return (await _store.QueryAsync(query, CancellationToken.None)).Total;
    }
}
