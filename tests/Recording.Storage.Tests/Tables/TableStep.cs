using FsCheck;
using FsCheck.Fluent;
using Recording.Storage.Tables;

namespace Recording.Storage.Tests.Tables;

/// <summary>One step of a random history: a transaction, then a query. ETags are chosen when it runs, since they are the store's.</summary>
internal sealed record TableStep(string Partition, TableStep.Change[] Changes, TableQuery Query)
{
    private static readonly string[] Keys = ["", "a", "a!", "aa", "b", "é", "\uD7FF", "🎥", "\uE000"];
    private static readonly string[] Names = ["Text", "Int", "Long", "Double", "Bool", "Time", "Bytes"];

    private static readonly Gen<Change> AnyChange =
        from kind in Gen.Elements(Enum.GetValues<Kind>())
        from key in Gen.Elements(Keys)
        from seed in Gen.Choose(0, 1000)
        select new Change(kind, key, seed);

    private static readonly Gen<string?> Bound = Gen.Elements([.. Keys, null, null]);

    private static readonly Gen<string[]?> Selection =
        Gen.Elements<string[]?>(null, null, [], ["Int"], ["Time", "Missing"], ["Text", "Bytes", "Double"]);

    /// <summary>A history.</summary>
    public static readonly Gen<TableStep[]> Histories = (
        from partition in Gen.Elements("p", "P")
        from count in Gen.Choose(1, 4)
        from changes in AnyChange.ArrayOf(count)
        from fromKey in Bound
        from toKey in Bound
        from take in Gen.Choose(1, 4)
        from names in Selection
        select new TableStep(
            partition,
            [.. changes.DistinctBy(c => c.Key)],
            new TableQuery(partition, fromKey, toKey, take, Select: names))).ArrayOf(25);

    public enum Kind
    {
        Insert,
        Upsert,
        ReplaceCurrent,
        ReplaceFormer,
        Delete,
        DeleteCurrent,
        DeleteFormer,
    }

    /// <summary>The same history with one step less, each in turn.</summary>
    public static IEnumerable<TableStep[]> Shrink(TableStep[] history) =>
        Enumerable.Range(0, history.Length).Select(left => history.Where((_, i) => i != left).ToArray());

    /// <summary>The transaction, as things stand.</summary>
    public List<TableOperation> OperationsFor(TableModel model) => [.. Changes.Select(change => OperationOf(change, model))];

    public override string ToString() => $"[{Partition}: {string.Join(", ", (object[])Changes)}; {Query}]";

    private static Dictionary<string, object> PropertiesOf(int seed) => Names
        .Where((_, i) => (seed >> i & 1) == 0)
        .ToDictionary(name => name, name => (object)(name switch
        {
            "Text" => $"🎥{seed}",
            "Int" => seed,
            "Long" => (long)seed << 40,
            "Double" => seed / 7.0,
            "Bool" => seed % 2 == 0,
            "Time" => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(seed),
            _ => BitConverter.GetBytes(seed),
        }));

    private TableOperation OperationOf(Change change, TableModel model)
    {
        var properties = PropertiesOf(change.Seed);
        var current = model.CurrentETag(Partition, change.Key) ?? "1";
        var former = model.FormerETag(Partition, change.Key) ?? "1";
        return change.Kind switch
        {
            Kind.Insert => new TableOperation.Insert(change.Key, properties),
            Kind.Upsert => new TableOperation.Upsert(change.Key, properties),
            Kind.ReplaceCurrent => new TableOperation.Replace(change.Key, properties, current),
            Kind.ReplaceFormer => new TableOperation.Replace(change.Key, properties, former),
            Kind.Delete => new TableOperation.Delete(change.Key),
            Kind.DeleteCurrent => new TableOperation.Delete(change.Key, current),
            Kind.DeleteFormer => new TableOperation.Delete(change.Key, former),
        };
    }

    public sealed record Change(Kind Kind, string Key, int Seed);
}
