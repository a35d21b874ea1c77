using Recording.Storage.Objects;
using Recording.Storage.Tables;

namespace Recording.Storage.CrashChild;

/// <summary>Fills a small disk, says what it is told then, makes room and says whether both stores work again.</summary>
public static class CrashFill
{
    public const string Recovered = "recovered";
    private static readonly byte[] Content = new byte[60_000];

    public static async Task RunAsync(IObjectStore objects, ITableStore tables)
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(tables);
        await objects.EnsureContainerAsync(CrashPuts.Container, CancellationToken.None);
        await tables.ExecuteAsync(CrashTransactions.Table, "p", [Row("start")], CancellationToken.None);

        var stored = await FillAsync(number => PutAsync(objects, $"{number}.ts"));
        await FillAsync(number => tables.ExecuteAsync(CrashTransactions.Table, "p", [Row($"row{number}")], CancellationToken.None));
        for (var number = 0; number < stored; number++)
            await objects.DeleteAsync(ObjectKey.Create(CrashPuts.Container, $"{number}.ts"), CancellationToken.None);

        await PutAsync(objects, "again.ts");
        await tables.ExecuteAsync(CrashTransactions.Table, "p", [Row("again")], CancellationToken.None);
        Console.WriteLine(Recovered);
    }

    private static TableOperation.Upsert Row(string key) => new(key, new Dictionary<string, object> { ["Content"] = Content });

    private static Task<PutResult> PutAsync(IObjectStore objects, string name) => objects.PutAsync(
        ObjectKey.Create(CrashPuts.Container, name),
        new MemoryStream(Content),
        PutOptions.Replace(ContentTypes.TransportStream),
        CancellationToken.None);

    private static async Task<int> FillAsync(Func<int, Task> write)
    {
        for (var number = 0; ; number++)
        {
            try
            {
                await write(number);
            }
            catch (StorageUnavailableException exception)
            {
                Console.WriteLine(exception.Message);
                return number;
            }
        }
    }
}
