using System.Globalization;
using Recording.Storage.Tables;

namespace Recording.Storage.CrashChild;

/// <summary>
/// Transactions that can be told whole from broken: each adds <see cref="RowsPerTransaction"/> rows with its number and moves the
/// partition's counter to it.
/// </summary>
public static class CrashTransactions
{
    public const string Table = "Crash";
    public const string Counter = "counter";
    public const string Number = "Number";
    public const int RowsPerTransaction = 10;
    public const int Workers = 8;

    public static async Task RunAsync(ITableStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => TransactAsync(store, $"p{worker}"))));
    }

    /// <summary>The key of one of a transaction's rows.</summary>
    public static string RowKey(int number, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"row{number:d8}-{index:d2}");

    private static async Task TransactAsync(ITableStore store, string partition)
    {
        // Goes on where a killed one ended.
        var counter = await store.GetAsync(Table, partition, Counter, CancellationToken.None);
        for (var number = 1 + (int)(counter?.Properties[Number] ?? 0); ; number++)
        {
            var properties = new Dictionary<string, object> { [Number] = number };
            var operations = Enumerable.Range(0, RowsPerTransaction)
                .Select(index => (TableOperation)new TableOperation.Insert(RowKey(number, index), properties))
                .Append(new TableOperation.Upsert(Counter, properties))
                .ToList();
            var result = await store.ExecuteAsync(Table, partition, operations, CancellationToken.None);
            if (!result.Succeeded)
                throw new InvalidOperationException("A transaction was refused.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{partition} {number}"));
        }
    }
}
