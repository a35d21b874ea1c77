using Recording.Storage.Local;
using Recording.Storage.Tables;
using Recording.Storage.Tests.Tables;

namespace Recording.Storage.Tests.Local;

/// <summary>The contract over SQLite.</summary>
public sealed class SqliteTableStoreTests : TableStoreContract
{
    private readonly TemporaryDataFolder _folder = new();
    private readonly SqliteTableStore _store;

    public SqliteTableStoreTests() => _store = _folder.OpenTables();

    protected override ITableStore Store => _store;

    public override async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
        await base.DisposeAsync();
    }
}
