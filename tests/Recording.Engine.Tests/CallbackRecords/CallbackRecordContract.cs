using Recording.Engine.CallbackRecords;
using Recording.Engine.Tests.Kit;
using Recording.Storage;
using Recording.Storage.Tables;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>
/// What the store of records does on every adapter: random records and random queries, with the answers of a plain model. A leaf class per
/// adapter says how to reach it; each test has owners of its own, so a backend may be shared and need not be emptied.
/// </summary>
public abstract class CallbackRecordContract
{
    private readonly string _domain = $"{Guid.NewGuid():n}.example.com";

    protected abstract ITableStore Tables { get; }

    /// <summary>How many records each test appends.</summary>
    protected virtual int Records => 240;

    /// <summary>How many random queries each test asks.</summary>
    protected virtual int Queries => 150;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Query_RandomRecords_AnswersAsTheModelDoes(int seed)
    {
        var random = new RandomRecords(seed, _domain);
        var model = await FillAsync(random, Tables);
        var store = new CallbackRecordStore(Tables);
        for (var i = 0; i < Queries; i++)
            await AssertSameAsync(model, store, random.Query(Records));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Query_EveryPageOfEveryFilter_IsPartOfOneOrder(int seed)
    {
        var random = new RandomRecords(seed, _domain);
        var model = await FillAsync(random, Tables);
        var store = new CallbackRecordStore(Tables);
        foreach (var succeeded in (bool?[])[null, true, false])
        {
            var query = random.Query(Records) with { From = DateTimeOffset.UnixEpoch.AddYears(56), To = DateTimeOffset.UnixEpoch.AddYears(57), Take = 7, Succeeded = succeeded };
            for (var skip = 0; skip <= Records + 7; skip += 7)
                await AssertSameAsync(model, store, query with { Skip = skip });
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Append_WritesFailOrAnswersAreLost_CountsEveryRecordOnce(int seed)
    {
        var random = new RandomRecords(seed, _domain);
        var faults = new Faults { Plan = n => n % 5 == 2 ? WriteFault.AnswerLost : n % 5 == 4 ? WriteFault.Refused : WriteFault.None };
        var model = await FillAsync(random, new FaultyTables(Tables, faults));
        var store = new CallbackRecordStore(Tables);
        for (var i = 0; i < Queries; i++)
            await AssertSameAsync(model, store, random.Query(Records));
        Assert.True(faults.Writes > 20);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public async Task ReadTask_RandomRecords_AnswersAsTheModelDoes(int seed)
    {
        var random = new RandomRecords(seed, _domain);
        var model = await FillAsync(random, Tables);
        var store = new CallbackRecordStore(Tables);
        for (var i = 0; i < Queries; i++)
        {
            var (kind, task, from, to) = (random.Kind(), random.Task(), random.Time(), random.Time());
            var owner = random.OwnerOf(kind);
            var whole = await store.ReadTaskAsync(kind, owner, task, from, to, CancellationToken.None).ToListAsync();
            AssertSameTask(model.OfTask(kind, owner, task, null, from, to), whole);
            var one = await store.ReadDeliveryAsync(kind, owner, task, i % 12, from, to, CancellationToken.None).ToListAsync();
            AssertSameTask(model.OfTask(kind, owner, task, i % 12, from, to), one);
        }
    }

    /// <summary>Appends from three instances, two of which count in the same rows; some at once, some twice.</summary>
    private async Task<CallbackRecordModel> FillAsync(RandomRecords random, ITableStore tables)
    {
        var model = new CallbackRecordModel();
        CallbackRecordStore[] instances = [new(tables), new(tables, new CounterShard("0")), new(tables, new CounterShard("worker1"))];
        foreach (var some in random.Records(Records).Chunk(40))
        {
            model.Add(some);
            var twice = some.Where(_ => random.Sometimes(5)).ToList();
            await Task.WhenAll(some.Concat(twice).Select(record => AppendAsync(random.Any(instances), record)));
        }

        return model;
    }

    private static async Task AppendAsync(CallbackRecordStore store, CallbackRecord record)
    {
        while (true)
        {
            try
            {
                await store.AppendAsync(record, CancellationToken.None);
                return;
            }
            catch (StorageUnavailableException)
            {
                // As a caller does who does not know what became of it.
            }
        }
    }

    private static async Task AssertSameAsync(CallbackRecordModel model, CallbackRecordStore store, CallbackRecordQuery query)
    {
        var expected = model.Query(query);
        var actual = await store.QueryAsync(query, CancellationToken.None);
        Assert.True(expected.Total == actual.Total, $"{actual.Total} instead of {expected.Total} of {query}");
        Assert.Equal(expected.Page, actual.Page);
    }

    private static void AssertSameTask(List<CallbackRecord> expected, List<CallbackRecord> actual)
    {
        // Those of one moment may come in any order.
        Assert.Equal(expected.Select(record => (record.Sequence, record.SentAt)), actual.Select(record => (record.Sequence, record.SentAt)));
        Assert.Equal(expected.ToHashSet(), actual.ToHashSet());
    }
}
