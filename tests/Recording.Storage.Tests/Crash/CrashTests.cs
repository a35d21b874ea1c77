using System.Globalization;
using Recording.Storage.CrashChild;
using Recording.Storage.Local;
using Recording.Storage.Objects;
using Recording.Storage.Tables;
using Recording.Storage.Tests.Local;

namespace Recording.Storage.Tests.Crash;

/// <summary>A process is killed in the middle of its work, again and again on one folder; what it was told is stored, is.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 5;

    private readonly TemporaryDataFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task PutAsync_KilledAtRandom_EveryAcknowledgedObjectIsWholeAndNoneIsPartial()
    {
        var acknowledged = new Dictionary<string, long>();
        for (var kill = 0; kill < Kills; kill++)
        {
            foreach (var line in await RunAndKillAsync("put"))
            {
                var words = line.Split(' ');
                acknowledged[words[0]] = long.Parse(words[1], CultureInfo.InvariantCulture);
            }

            var incoming = Path.Combine(_folder.ObjectsPath, ".incoming");
            var store = _folder.OpenObjects();
            Assert.Empty(Directory.GetFileSystemEntries(incoming));

            var found = await ReadAllAsync(store);
            var replaced = found[CrashPuts.Replaced];
            Assert.InRange(replaced, acknowledged[CrashPuts.Replaced], long.MaxValue);
            Assert.All(
                acknowledged.Where(a => a.Key != CrashPuts.Replaced), a => Assert.Equal(a.Value, found.GetValueOrDefault(a.Key, -1)));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task ExecuteAsync_KilledAtRandom_EveryAcknowledgedTransactionIsWholeAndNoneIsPartial()
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var acknowledged = (await RunAndKillAsync("transact"))
                .Select(line => line.Split(' '))
                .GroupBy(words => words[0], words => int.Parse(words[1], CultureInfo.InvariantCulture))
                .ToDictionary(numbers => numbers.Key, numbers => numbers.Max());

            await using var store = _folder.OpenTables();
            for (var worker = 0; worker < CrashTransactions.Workers; worker++)
                await CheckPartitionAsync(store, $"p{worker}", acknowledged.GetValueOrDefault($"p{worker}"));
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task Open_FolderHeldByAnother_SaysWhatToDoUntilThatOneIsKilled()
    {
        using var child = ChildProcess.Start("hold", _folder.Path);
        Assert.Equal("held", await child.ReadLineAsync(Cancellation));

        var exception = Assert.Throws<DataFolderInUseException>(() => LocalDataFolder.Open(_folder.Path));
        Assert.Contains(_folder.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Stop that process", exception.Message, StringComparison.Ordinal);
        Assert.Contains("a folder of its own", exception.Message, StringComparison.Ordinal);

        await child.KillAfterAsync(0, Cancellation);
        using var folder = LocalDataFolder.Open(_folder.Path);
        Assert.True(await new LocalObjectStore(folder.ObjectsPath, TimeProvider.System).ContainerExistsAsync("held", Cancellation));
    }

    [Fact(Timeout = 30_000)]
    public async Task Open_FolderHeldByThisProcess_RefusesTheOtherAndLeavesWhatIsThere()
    {
        using var folder = LocalDataFolder.Open(_folder.Path);
        _ = new LocalObjectStore(folder.ObjectsPath, TimeProvider.System);
        var halfWritten = Path.Combine(folder.ObjectsPath, ".incoming", "half");
        await File.WriteAllTextAsync(halfWritten, "ha", Cancellation);

        using var child = ChildProcess.Start("hold", _folder.Path);
        var (exitCode, _, errors) = await child.EndAsync(Cancellation);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(nameof(DataFolderInUseException), errors, StringComparison.Ordinal);
        Assert.True(File.Exists(halfWritten));
    }

    // The seed is new each time; the number of lines is all that it decides, and a failure shows what was lost.
    private async Task<List<string>> RunAndKillAsync(string mode)
    {
        using var child = ChildProcess.Start(mode, _folder.Path);
        return await child.KillAfterAsync(Random.Shared.Next(20, 150), Cancellation);
    }

    private static async Task<Dictionary<string, long>> ReadAllAsync(LocalObjectStore store)
    {
        var found = new Dictionary<string, long>();
        await foreach (var listed in store.ListAsync(CrashPuts.Container, "", Cancellation))
        {
            await using var content = await store.OpenReadAsync(
                ObjectKey.Create(CrashPuts.Container, listed.Name), 0, null, Cancellation);
            var bytes = new MemoryStream();
            await content!.Stream.CopyToAsync(bytes, Cancellation);
            found[listed.Name] = Assert.NotNull(CrashPuts.NumberOf(bytes.ToArray()));
        }

        return found;
    }

    private static async Task CheckPartitionAsync(SqliteTableStore store, string partition, int acknowledged)
    {
        var rows = await store
            .QueryAllAsync(CrashTransactions.Table, new TableQuery(partition), Cancellation)
            .ToDictionaryAsync(r => r.RowKey, r => (int)r.Properties[CrashTransactions.Number], cancellationToken: Cancellation);
        var last = rows.GetValueOrDefault(CrashTransactions.Counter);
        rows.Remove(CrashTransactions.Counter);

        // One more than was acknowledged may be there: the answer was on its way.
        Assert.True(last >= acknowledged, $"{last} of {acknowledged} transactions are there.");
        var expected =
            from number in Enumerable.Range(1, last)
            from index in Enumerable.Range(0, CrashTransactions.RowsPerTransaction)
            select KeyValuePair.Create(CrashTransactions.RowKey(number, index), number);
        Assert.Equal(expected.ToDictionary(), rows);
    }
}
