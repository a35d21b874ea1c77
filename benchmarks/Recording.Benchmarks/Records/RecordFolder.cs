using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Recording.Engine.CallbackRecords;
using Recording.Storage.Azure;
using Recording.Storage.Local;
using Recording.Storage.Tables;
using Recording.Testing;
using Recording.Testing.Azurite;

namespace Recording.Benchmarks.Records;

/// <summary>A storage with callback records: a data folder, or an Azurite of its own.</summary>
internal sealed class RecordFolder : IAsyncDisposable
{
    private readonly TempFolder _folder = new("records");
    private readonly AzuriteServer? _azurite;
    private readonly ServiceProvider _services;

    public RecordFolder(AzuriteServer? azurite = null)
    {
        _azurite = azurite;
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        _services = (azurite is null
            ? services.AddLocalStorage(options => options.Folder = _folder.Path)
            : services.AddAzureStorage(options => options.ConnectionString = azurite.ConnectionString)).BuildServiceProvider();
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

        // The order is not that of time, but one in which neighbours share counters: it takes half as long, and ends the same.
        return Parallel.ForEachAsync(
            Enumerable.Range(0, records).Select(number => SampleRecords.Of(number, records)).GroupBy(record => record.SentAt.Hour)
                .SelectMany(hour => hour.OrderBy(record => record.TaskId, StringComparer.Ordinal).ThenBy(record => record.SentAt)),
            new ParallelOptions { MaxDegreeOfParallelism = 500, CancellationToken = cancellationToken },
            async (record, token) => await Store.AppendAsync(record, token));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _folder.Dispose();
    }
}
