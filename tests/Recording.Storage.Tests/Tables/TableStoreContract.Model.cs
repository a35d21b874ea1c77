using Recording.Storage.Tables;
using Recording.Storage.Tests.Local;

namespace Recording.Storage.Tests.Tables;

public abstract partial class TableStoreContract
{
    /// <summary>How many random histories are tried.</summary>
    protected virtual int Histories => 60;

    [Fact]
    public void AnyHistory_AgainstTheModel_HasTheSameOutcomesAndRows() => PropertyCheck.HoldsAsync(
        TableStep.Histories,
        async history =>
        {
            var (table, model) = ($"T{Guid.NewGuid():n}", new TableModel());
            foreach (var step in history)
            {
                var operations = step.OperationsFor(model);
                var expected = model.Predict(step.Partition, operations);
                var result = await Store.ExecuteAsync(table, step.Partition, operations, Cancellation);
                Assert.Equal(expected, (result.Outcome, result.FailedIndex));
                if (result.Succeeded)
                    model.Commit(step.Partition, operations, result.ETags);

                AssertSame(model.Query(step.Query), await AllAsync(table, step.Query));
                foreach (var change in step.Changes)
                {
                    var row = await Store.GetAsync(table, step.Partition, change.Key, Cancellation);
                    Assert.Equal(model.CurrentETag(step.Partition, change.Key), row?.ETag);
                }
            }

            foreach (var partition in new[] { "p", "P" })
                AssertSame(model.Query(new TableQuery(partition)), await AllAsync(table, new TableQuery(partition)));
        },
        runs: Histories,
        shrink: TableStep.Shrink);

    private static void AssertSame(List<TableRow> expected, List<TableRow> rows)
    {
        Assert.Equal(
            expected.Select(r => (r.PartitionKey, r.RowKey, r.ETag)), rows.Select(r => (r.PartitionKey, r.RowKey, r.ETag)));
        Assert.All(expected.Zip(rows), pair => Assert.Equal(pair.First.Properties, pair.Second.Properties));
    }

    private async Task<List<TableRow>> AllAsync(string table, TableQuery query) =>
        await Store.QueryAllAsync(table, query, Cancellation).ToListAsync(Cancellation);
}
