using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Recording.Engine.CallbackRecords;
using Recording.Storage.Local;
using Recording.Storage.Tables;
using Recording.Testing;

namespace Recording.Benchmarks.Records;

/// <summary>A data folder with callback records.</summary>
internal sealed class RecordFolder : IAsyncDisposable
{
    private readonly TempFolder _folder = new("records");
    private readonly ServiceProvider _services;

    public RecordFolder()
    {
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLocalStorage(options => options.Folder = _folder.Path)
            .BuildServiceProvider();
        Tables = _services.GetRequiredService<ITableStore>();
        Store = new CallbackRecordStore(Tables);
    }

    public ITableStore Tables { get; }

    public CallbackRecordStore Store { get; }

    /// <summary>How many records it was filled with.</summary>
    public int Records { get; private set; }

    /// <summary>Bytes of the tables on disk.</summary>
    public long Bytes => new DirectoryInfo(_folder.Path).EnumerateFiles("tables.db*").Sum(file => file.Length);

    /// <summary>Writes so many records, spread evenly over the window.</summary>
    public Task FillAsync(int records, CancellationToken cancellationToken)
    {
        Records = records;
        var days = (int)SampleRecords.Window.TotalDays;

        // One record of each day in turn: the days' partitions are written side by side, and each in order.
        return Parallel.ForEachAsync(
            Numbers(records, days),
            new ParallelOptions { MaxDegreeOfParallelism = 500, CancellationToken = cancellationToken },
            async (number, token) => await Store.AppendAsync(SampleRecords.Of(number, records), token));
    }

    private static IEnumerable<int> Numbers(int records, int days)
    {
        var aDay = (records + days - 1) / days;
        return Enumerable.Range(0, aDay).SelectMany(i => Enumerable.Range(0, days).Select(day => (day * aDay) + i)).Where(number => number < records);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
